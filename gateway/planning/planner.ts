import type { DocumentNode } from 'graphql';
import type { PlanNode, SubscriptionNode } from '../plan/plan.ts';

/** What makes plans. Others can stand in its place: it sees only operations in planned names, and gives our plan nodes. */
export interface Planner {
  /**
   * The plan of a document of one operation; `null` when no subgraph is to be asked.
   * @param labels override labels that hold: the fields they move are asked of the subgraph they move to
   * @throws whatever is wrong, uncoded
   */
  plan(document: DocumentNode, labels: ReadonlySet<string>): PlanNode | SubscriptionNode | null;
}
