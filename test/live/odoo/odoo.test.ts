// The adapter on a live Odoo, when ODOO_URL names one; on the stand-in always, so that the suite is known to run.
import { fillSampleCompany } from '@distribution/adapters/odoo/fixtures/stand-in/sample-company';
import { STAND_IN_LOGIN, openOdooStandIn } from '@distribution/adapters/odoo/fixtures/stand-in/server';
import { describeOdoo } from './odoo-suite.ts';

const { ODOO_URL, ODOO_DATABASE, ODOO_USER, ODOO_PASSWORD } = process.env;

if (ODOO_URL === undefined) console.log('skipped: the suite on a live Odoo, for ODOO_URL names none');
else
  describeOdoo(`the Odoo at ${ODOO_URL}`, async () => {
    if (ODOO_DATABASE === undefined || ODOO_USER === undefined || ODOO_PASSWORD === undefined)
      throw new Error('ODOO_URL needs ODOO_DATABASE, ODOO_USER and ODOO_PASSWORD beside it');
    const target = { url: ODOO_URL, database: ODOO_DATABASE, username: ODOO_USER, password: ODOO_PASSWORD };
    return { target, close: async () => undefined };
  });

for (const version of [16, 17, 18])
  describeOdoo(`a stand-in for Odoo ${version}`, async () => {
    const standIn = await openOdooStandIn(version, fillSampleCompany);
    return { target: { ...STAND_IN_LOGIN, url: standIn.url }, close: () => standIn.close() };
  });
