// Loaded before the gateway in a soak (`--import`, with --expose-gc): at each SIGUSR2 the process collects its garbage
// and prints what is left, numbered from 1.
let asked = 0;

process.on('SIGUSR2', async () => {
  asked += 1;
  const number = asked;
  // One collection leaves what finalizers let go of only after it, and what the stack may seem to hold: up to 10 MB of
  // noise under load. Three, each in a task of its own, agree to 0.2 MB.
  for (let time = 0; time < 3; time += 1) await globalThis.gc({ type: 'major', execution: 'async' });
  console.log(`memory ${number} ${JSON.stringify(process.memoryUsage())}`);
});
