/** Calls `emit` with the bytes of `note`, `count` times: at once, or one time each `every` milliseconds. */
export const emitAsAsked = (asked: URLSearchParams, emit: (noteBytes: number) => void): void => {
  const noteBytes = Number(asked.get('note'));
  const everyMs = Number(asked.get('every'));
  let left = Number(asked.get('count'));
  if (everyMs === 0) {
    for (; left > 0; left -= 1) emit(noteBytes);
    return;
  }
  const timer = setInterval(() => {
    emit(noteBytes);
    left -= 1;
    if (left <= 0) clearInterval(timer);
  }, everyMs);
};
