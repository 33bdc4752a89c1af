'use strict';

const assert = require('node:assert/strict');
const { after, before, describe, test } = require('node:test');
const { generations, start } = require('./sandbox');

let sandbox;
before(async () => {
  sandbox = await start();
});
after(() => sandbox.stop());

const names = (list, field) => list.map((item) => item[field]);
const code = (expected) => (error) => {
  assert.equal(error.code, expected, error.message);
  return true;
};
const trusting = (account) =>
  JSON.stringify({
    Version: '1',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: [`acs:ram::${account}:root`] } }],
  });

for (const [generation, Client] of Object.entries(generations)) {
  describe(generation, () => {
    let root;
    const own = (name) => `${name}-${generation}`;

    /** A new user with a key, as a client. */
    async function user(name) {
      await root.call('ram', 'CreateUser', { UserName: name });
      const { AccessKey } = await root.call('ram', 'CreateAccessKey', { UserName: name });
      return new Client(sandbox, { id: AccessKey.AccessKeyId, secret: AccessKey.AccessKeySecret });
    }

    before(() => {
      root = new Client(sandbox, sandbox.root);
    });

    test('a permission counts with the next call and ends with the next call', async () => {
      const name = own('ana');
      const ana = await user(name);
      await assert.rejects(ana.call('ram', 'ListUsers'), code('NoPermission'));
      const policy = { PolicyType: 'System', PolicyName: 'AliyunRAMReadOnlyAccess', UserName: name };
      await root.call('ram', 'AttachPolicyToUser', policy);
      const { Users } = await ana.call('ram', 'ListUsers');
      assert.ok(names(Users.User, 'UserName').includes(name));
      await root.call('ram', 'DetachPolicyFromUser', policy);
      await assert.rejects(ana.call('ram', 'ListUsers'), code('NoPermission'));
    });

    test('a session of an assumed role acts with the role s permissions', async () => {
      const name = own('Reader');
      const bea = await user(own('bea'));
      const { Role } = await root.call('ram', 'CreateRole', {
        RoleName: name,
        AssumeRolePolicyDocument: trusting(sandbox.account),
        MaxSessionDuration: 7200,
      });
      assert.equal(Role.MaxSessionDuration, 7200);
      const ask = { RoleArn: Role.Arn, RoleSessionName: 'bea', DurationSeconds: 900 };
      await assert.rejects(bea.call('sts', 'AssumeRole', ask), code('NoPermission'));
      const grant = { PolicyType: 'System', PolicyName: 'AliyunSTSAssumeRoleAccess', UserName: own('bea') };
      await root.call('ram', 'AttachPolicyToUser', grant);
      const { Credentials } = await bea.call('sts', 'AssumeRole', ask);
      const session = new Client(sandbox, {
        id: Credentials.AccessKeyId,
        secret: Credentials.AccessKeySecret,
        token: Credentials.SecurityToken,
      });
      const identity = await session.call('sts', 'GetCallerIdentity');
      assert.equal(identity.Arn, `acs:ram::${sandbox.account}:assumed-role/${name.toLowerCase()}/bea`);
      await assert.rejects(session.call('ram', 'GetRole', { RoleName: name }), code('NoPermission'));
      const read = { PolicyType: 'System', PolicyName: 'AliyunRAMReadOnlyAccess', RoleName: name };
      await root.call('ram', 'AttachPolicyToRole', read);
      assert.equal((await session.call('ram', 'GetRole', { RoleName: name })).Role.RoleName, name);
    });

    test('lists are read page by page until none is left', async () => {
      for (const number of [1, 2, 3, 4, 5]) {
        await root.call('ram', 'CreateGroup', { GroupName: own(`page-${number}`) });
      }
      const found = [];
      let marker;
      do {
        const page = await root.call('ram', 'ListGroups', { MaxItems: 2, ...(marker && { Marker: marker }) });
        assert.ok(page.Groups.Group.length <= 2);
        found.push(...names(page.Groups.Group, 'GroupName'));
        assert.equal(Boolean(page.Marker), page.IsTruncated);
        marker = page.Marker;
      } while (marker);
      const pages = found.filter((name) => name.startsWith('page-') && name.endsWith(generation));
      assert.deepEqual(pages, [1, 2, 3, 4, 5].map((number) => own(`page-${number}`)));
      assert.equal(new Set(found).size, found.length);
    });

    test('a policy keeps its versions and is deleted only when nothing holds it', async () => {
      const name = own('Versions');
      const document = (action) =>
        JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
      await root.call('ram', 'CreatePolicy', { PolicyName: name, PolicyDocument: document('ecs:Describe*') });
      const { PolicyVersion } = await root.call('ram', 'CreatePolicyVersion', {
        PolicyName: name,
        PolicyDocument: document('ecs:*'),
        SetAsDefault: true,
      });
      assert.equal(PolicyVersion.VersionId, 'v2');
      const got = await root.call('ram', 'GetPolicy', { PolicyType: 'Custom', PolicyName: name });
      assert.equal(got.DefaultPolicyVersion.PolicyDocument, document('ecs:*'));
      await assert.rejects(root.call('ram', 'DeletePolicy', { PolicyName: name }), code('DeleteConflict.Policy.Version'));
      await root.call('ram', 'DeletePolicyVersion', { PolicyName: name, VersionId: 'v1' });
      await root.call('ram', 'DeletePolicy', { PolicyName: name });
      const gone = root.call('ram', 'GetPolicy', { PolicyType: 'Custom', PolicyName: name });
      await assert.rejects(gone, code('EntityNotExist.Policy'));
    });

    test('a bad value is told with the cloud s own code', async () => {
      const bad = root.call('ram', 'CreateUser', { UserName: 'no blanks here' });
      await assert.rejects(bad, code('InvalidParameter.UserName.InvalidChars'));
      const wrong = new Client(sandbox, { id: sandbox.root.id, secret: 'another secret' });
      await assert.rejects(wrong.call('ram', 'ListUsers'), code('SignatureDoesNotMatch'));
    });
  });
}
