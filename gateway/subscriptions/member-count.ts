import { AppError } from '@distribution/platform/errors/app-error';
import type { HubOptions } from './hub-options.ts';

/** How many subscriptions there are, in all and by subject; more than allowed are refused. */
export interface MemberCount {
  /** Throws `TOO_MANY_REQUESTS`. */
  enter(subject: string): void;
  leave(subject: string): void;
}

const tooMany = (message: string, nextStep: string): AppError =>
  new AppError('TOO_MANY_REQUESTS', message, { nextStep, retryAfterMs: 1_000 });

export const createMemberCount = ({
  maxMembers,
  maxMembersPerSubject,
}: Pick<HubOptions, 'maxMembers' | 'maxMembersPerSubject'>): MemberCount => {
  const bySubject = new Map<string, number>();
  let all = 0;
  return {
    enter(subject) {
      const mine = bySubject.get(subject) ?? 0;
      if (all >= maxMembers) {
        throw tooMany(`This gateway serves ${maxMembers} subscriptions at a time.`, 'Try again later, or elsewhere.');
      }
      if (mine >= maxMembersPerSubject) {
        throw tooMany(
          `One caller may run ${maxMembersPerSubject} subscriptions at a time.`,
          'Complete another subscription first.',
        );
      }
      all += 1;
      bySubject.set(subject, mine + 1);
    },
    leave(subject) {
      const mine = (bySubject.get(subject) ?? 1) - 1;
      all -= 1;
      if (mine === 0) bySubject.delete(subject);
      else bySubject.set(subject, mine);
    },
  };
};
