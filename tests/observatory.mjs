// Mozilla's HTTP Observatory, asked about a server on this machine: its own scanner, its own rules. Prints its JSON.
//   node tests/observatory.mjs your.example 8080 8443

import fs from 'node:fs';
import net from 'node:net';

const [host, plain, secure] = process.argv.slice(2);

// It knows no ports but 80 and 443: both lead to those of the test, and every name to this machine.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  Object.assign(options, { host: '127.0.0.1', port: Number(options.port) === 443 ? secure : plain });
  return connect.apply(this, given);
};

// Its list of hosts that browsers know for https is fetched by a script of npm's, which does not run here.
const read = fs.readFileSync;
fs.readFileSync = (file, ...options) => (String(file).endsWith('hsts-preload.json') ? '{}' : read(file, ...options));

const { scan } = await import('@mdn/mdn-http-observatory/src/scanner/index.js');
console.log(JSON.stringify(await scan(host)));
