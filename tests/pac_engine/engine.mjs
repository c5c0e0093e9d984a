// Plays a PAC file in this JavaScript engine, with nothing else in its world: no dnsResolve, no isInNet, no console.
// In, on standard input: {"pac": "...", "hosts": ["..."]}. Out: {"answers": ["PROXY ..."]}.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { parse } from "acorn";

const { pac, hosts } = JSON.parse(readFileSync(0, "utf8"));
parse(pac, { ecmaVersion: 3, sourceType: "script" }); // throws on anything that JScript could not read
const world = createContext(Object.create(null));
const find = runInContext(`${pac}; FindProxyForURL`, world, { timeout: 10_000 });
const answers = hosts.map((host) => find(`https://${host}/`, host));
process.stdout.write(JSON.stringify({ answers }));
