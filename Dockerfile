# One image for every process: `docker run IMAGE gateway`, `… subgraph products`, `… sync`; alone, all of them in one.
# docker-compose.yml starts the sandbox from it too.
FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production

# Packages first: they change less often than the source. Each room brings its own list.
COPY package.json package-lock.json .npmrc ./
COPY model/package.json model/
COPY platform/package.json platform/
COPY gateway/package.json gateway/
COPY subgraphs/package.json subgraphs/
COPY adapters/package.json adapters/
COPY sync/package.json sync/
COPY prisma/package.json prisma/
COPY processes/package.json processes/
COPY sandbox/package.json sandbox/
COPY test/package.json test/
COPY bench/package.json bench/
RUN npm ci --omit=dev --no-audit --no-fund

COPY . .
# Generates the database client and notes that the checkout is ready, so that a start writes nothing here.
RUN node processes/prepare.mjs && mkdir -p /data && chown node:node /data

USER node
VOLUME /data
ENV DATA_DIR=/data
# Room for what one turn of the event loop leaves behind: without it much of the time goes into collecting garbage.
ENTRYPOINT ["node", "--max-semi-space-size=64", "processes/run.mjs"]
CMD ["embedded"]
