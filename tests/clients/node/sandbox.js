'use strict';
// A sandbox that runs as a process of its own, and the clients of both generations.

const { spawn } = require('node:child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

const PopCore = require('@alicloud/pop-core');
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const Ram = require('@alicloud/ram20150501');
const Sts = require('@alicloud/sts20150401');

const REPOSITORY = path.resolve(__dirname, '../../..');
const VERSIONS = { ram: '2015-05-01', sts: '2015-04-01' };

/** The command to test: YB_BIN, else what was built last for release, else for debugging. */
function binary() {
  const built = ['release', 'debug'].map((profile) => path.join(REPOSITORY, 'target', profile, 'yunbox'));
  const found = [process.env.YB_BIN, ...built].find((file) => file && existsSync(file));
  if (!found) throw new Error('build the command first (cargo build) or name it in YB_BIN');
  return found;
}

/** Starts a sandbox on a free port; `stop` ends it. */
async function start() {
  const folder = mkdtempSync(path.join(tmpdir(), 'yunbox-node-'));
  const ready = path.join(folder, 'ready.json');
  const serve = ['serve', '--ephemeral', '--listen', '127.0.0.1:0', '--ready-file', ready];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('YUNBOX_')));
  const child = spawn(binary(), serve, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    let told = '';
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    child.stdout.on('data', (text) => {
      told += text;
      if (/^ready /m.test(told)) resolve();
    });
  });
  const facts = JSON.parse(readFileSync(ready, 'utf8'));
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    }).then(() => rmSync(folder, { recursive: true, force: true }));
  /** Calls the sandbox's own interface. */
  const own = async (method, rest, body) => {
    const headers = { authorization: `Bearer ${facts.admin_token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${facts.url}/_yunbox/${rest}`, { method, headers, body: JSON.stringify(body) });
    return answer.json();
  };
  return {
    account: facts.account_id,
    endpoint: facts.url.replace('http://', ''),
    root: { id: facts.access_key_id, secret: facts.access_key_secret },
    own,
    /** A further account, in which a test is alone: its number and its own key. */
    newAccount: async () => {
      const made = await own('POST', 'accounts', { clouds: ['alibaba'] });
      return { account: made.account_id, root: { id: made.access_key_id, secret: made.access_key_secret } };
    },
    stop,
  };
}

/** The generation before: one class for every product, signature version 1. */
class PopClient {
  constructor(sandbox, key) {
    this.clients = Object.fromEntries(
      Object.entries(VERSIONS).map(([product, apiVersion]) => {
        const endpoint = `http://${sandbox.endpoint}`;
        const config = { accessKeyId: key.id, accessKeySecret: key.secret, securityToken: key.token, endpoint, apiVersion };
        return [product, new PopCore.RPCClient(config)];
      }),
    );
  }

  call(product, action, parameters = {}) {
    return this.clients[product].request(action, parameters, { method: 'POST' });
  }
}

/** A request with parameters in the cloud's own names; the classes have names of their own. */
function filled(Request, parameters) {
  const fields = Object.fromEntries(Object.entries(Request.names()).map(([field, name]) => [name, field]));
  const request = new Request({});
  for (const [name, value] of Object.entries(parameters)) {
    if (!fields[name]) throw new Error(`${Request.name} does not know ${name}`);
    request[fields[name]] = value;
  }
  return request;
}

/** Today's generation: one package for each product, signature version 3. */
class TypedClient {
  constructor(sandbox, key) {
    const config = () =>
      new $OpenApiUtil.Config({
        accessKeyId: key.id,
        accessKeySecret: key.secret,
        securityToken: key.token,
        endpoint: sandbox.endpoint,
        protocol: 'http',
      });
    this.packages = { ram: Ram, sts: Sts };
    this.clients = { ram: new Ram.default(config()), sts: new Sts.default(config()) };
  }

  async call(product, action, parameters = {}) {
    const method = action[0].toLowerCase() + action.slice(1);
    const client = this.clients[product];
    if (!client[method]) return this.callByName(product, action, parameters);
    const Request = this.packages[product][`${action}Request`];
    // Operations without parameters have no class of a request.
    const answer = await (Request ? client[method](filled(Request, parameters)) : client[method]());
    return answer.body.toMap();
  }

  /** The generation's way to an operation that the product's package lacks. */
  async callByName(product, action, query) {
    const params = new $OpenApiUtil.Params({
      action,
      version: VERSIONS[product],
      protocol: 'HTTP',
      pathname: '/',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const answer = await this.clients[product].callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), {});
    return answer.body;
  }
}

module.exports = { start, generations: { 'pop-core': PopClient, 'typed': TypedClient } };
