/** Who asks, in the order of the tables. Where nothing is said of rows, all of the house are theirs. */
export const CALLERS = {
  analyst: { subject: 'nora', roles: ['analyst'] },
  /** With every role of the house, which are nothing to a partner. */
  partner: {
    subject: 'portal',
    roles: ['partner', 'operator', 'planner', 'procurement', 'steward'],
    customers: ['C1'],
  },
  planner: { subject: 'paul', roles: ['planner'] },
  buyer: { subject: 'bea', roles: ['procurement'] },
  steward: { subject: 'stan', roles: ['steward'] },
  southernPlanner: { subject: 'pia', roles: ['planner', 'procurement'], regions: ['SE'] },
  southernOperator: { subject: 'otto', roles: ['operator', 'steward'], regions: ['SE'] },
  otherCompany: { subject: 'lea', roles: ['operator', 'planner', 'procurement', 'steward'], legalEntities: ['OTHER'] },
  operator: { subject: 'olga', roles: ['operator'] },
} as const;
