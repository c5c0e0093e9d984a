// A certified OpenID provider of a test: says where it listens, is told on its standard input whom it knows, and answers.
import http from "node:http";
import readline from "node:readline";
import { Provider } from "oidc-provider";

const server = http.createServer();
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));

const [line] = await new Promise((resolve) => readline.createInterface(process.stdin).once("line", (...told) => resolve(told)));
const told = JSON.parse(line);

const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
  clients: [{ client_id: told.client, client_secret: told.secret, redirect_uris: [told.redirect] }],
  claims: { openid: ["sub"], profile: ["name"], groups: ["groups"] },
  conformIdTokenClaims: told.groupsApart,
  cookies: { keys: ["a-key-of-a-test"] },
  pkce: { required: () => true },
  ttl: { IdToken: () => told.life },
  findAccount: (_context, login) => ({
    accountId: login,
    claims: async () => ({ sub: login, name: login, groups: told.accounts[login] ?? [] }),
  }),
});
server.on("request", provider.callback());
console.log("ready");
