// Mercurius with @mercuriusjs/gateway, in its defaults. In: the subgraphs' URLs by name, as JSON. Out: its URL.
import mercuriusGateway from '@mercuriusjs/gateway';
import { fastify } from 'fastify';

const services = Object.entries(JSON.parse(process.argv[2])).map(([name, url]) => ({ name, url }));
const app = fastify();
await app.register(mercuriusGateway, { gateway: { services } });
console.log(`ready ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
