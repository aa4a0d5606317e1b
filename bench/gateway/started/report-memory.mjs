// Loaded before the gateway in a soak (`--import`, with --expose-gc): at each SIGUSR2 the process collects its garbage
// and prints what is left, numbered from 1.
let asked = 0;

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  asked += 1;
  console.log(`memory ${asked} ${JSON.stringify(process.memoryUsage())}`);
});
