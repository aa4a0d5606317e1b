/** Calls after which it is judged whether looking for equal ones pays. */
const JUDGED_AFTER = 256;
/** Below this part of calls shared, looking costs more than it gives. */
const WORTH = 0.03;
/** While it does not pay, every such call is looked at all the same. */
const SAMPLED = 8;

/**
 * Decides whether a call is compared with those under way. Where calls are hardly ever equal it soon looks at every
 * eighth only; the first of these that finds an equal one makes it look at all again, so a rush of equal calls is
 * noticed after a few.
 */
export class SharingSwitch {
  #all = true;
  #looked = 0;
  #found = 0;
  #sinceSample = 0;

  /** Whether to look at this call. */
  looks(): boolean {
    if (this.#all) return true;
    this.#sinceSample += 1;
    if (this.#sinceSample < SAMPLED) return false;
    this.#sinceSample = 0;
    return true;
  }

  /** Tells what looking gave. */
  found(equal: boolean): void {
    if (!this.#all) {
      if (equal) this.#lookAtAll();
      return;
    }
    this.#looked += 1;
    if (equal) this.#found += 1;
    if (this.#looked < JUDGED_AFTER) return;
    const pays = this.#found >= JUDGED_AFTER * WORTH;
    this.#lookAtAll();
    this.#all = pays;
  }

  #lookAtAll(): void {
    this.#all = true;
    this.#looked = 0;
    this.#found = 0;
    this.#sinceSample = 0;
  }
}
