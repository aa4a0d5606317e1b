/** Numbers that decide everything drawn from them; where they end, zeros follow. Zero is always the plainest choice. */
export class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    const number = this.#numbers[this.#at] ?? 0;
    this.#at += 1;
    return count <= 1 ? 0 : number % count;
  }

  /** True in about `percent` of a hundred draws, never of a zero. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<T>(from: readonly [T, ...T[]]): T;
  pick<T>(from: readonly T[]): T | undefined;
  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }

  /** Some of them, in their order; at least the first. */
  some<T>(from: readonly T[], percent: number): T[] {
    return from.filter((_, at) => at === 0 || this.chance(percent));
  }
}
