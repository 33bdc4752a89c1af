'use strict';

const assert = require('node:assert/strict');
const { createHmac } = require('node:crypto');
const { after, before, beforeEach, describe, test } = require('node:test');
const { generations, start } = require('./sandbox');

let sandbox;
before(async () => {
  sandbox = await start();
});
after(() => sandbox.stop());

const PASSWORD = 'an-Example-0';
const code = (expected) => (error) => {
  assert.equal(error.code, expected, error.message);
  return true;
};

/** What an authenticator with a seed shows at a second: RFC 6238 with SHA-1, six digits, steps of half a minute. */
function shown(seed, second) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...seed].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(second / 30)));
  const digest = createHmac('sha1', key).update(step).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** What it showed half a minute ago and what it shows now, by the sandbox's clock. */
async function codes(seed) {
  const { now } = await sandbox.own('GET', 'clock');
  const second = Date.parse(now) / 1000;
  return { AuthenticationCode1: shown(seed, second - 30), AuthenticationCode2: shown(seed, second) };
}

test('the authenticator of these tests shows what the RFC prints', () => {
  assert.equal(shown('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59), '287082');
});

for (const [generation, Client] of Object.entries(generations)) {
  describe(generation, () => {
    let account;
    let root;
    let ana;

    /** A new user with a key, as a client. */
    async function user(name) {
      await root.call('ram', 'CreateUser', { UserName: name });
      const { AccessKey } = await root.call('ram', 'CreateAccessKey', { UserName: name });
      const client = new Client(sandbox, { id: AccessKey.AccessKeyId, secret: AccessKey.AccessKeySecret });
      return Object.assign(client, { keyId: AccessKey.AccessKeyId });
    }

    beforeEach(async () => {
      account = await sandbox.newAccount();
      root = new Client(sandbox, account.root);
      ana = await user('ana');
    });

    test('a password follows the account s rule and is changed by its user', async () => {
      const rule = { MinimumPasswordLength: 10, RequireNumbers: true, PasswordReusePrevention: 1 };
      const { PasswordPolicy } = await root.call('ram', 'SetPasswordPolicy', rule);
      for (const [name, value] of Object.entries(rule)) assert.equal(PasswordPolicy[name], value, name);
      for (const weak of ['an-Examp1', 'an-Example-x']) {
        const given = root.call('ram', 'CreateLoginProfile', { UserName: 'ana', Password: weak });
        await assert.rejects(given, code('InvalidParameter.Password.TooWeak'));
      }
      const { LoginProfile } = await root.call('ram', 'CreateLoginProfile', {
        UserName: 'ana',
        Password: PASSWORD,
        MFABindRequired: true,
      });
      assert.deepEqual([LoginProfile.MFABindRequired, LoginProfile.PasswordResetRequired], [true, false]);

      const change = (old, next) => ana.call('ram', 'ChangePassword', { OldPassword: old, NewPassword: next });
      await assert.rejects(change('an-Example-9', 'an-Example-1'), code('InvalidParameter.OldPassword.Incorrect'));
      await assert.rejects(change(PASSWORD, PASSWORD), code('InvalidParameter.NewPassword.ReusePrevention'));
      await change(PASSWORD, 'an-Example-1');
      await root.call('ram', 'SetSecurityPreference', { AllowUserToChangePassword: false });
      await assert.rejects(change('an-Example-1', 'an-Example-2'), code('NoPermission'));
    });

    test('a user binds a device with two codes in a row', async () => {
      const { VirtualMFADevice: device } = await root.call('ram', 'CreateVirtualMFADevice', {
        VirtualMFADeviceName: 'phone',
      });
      const SerialNumber = `acs:ram::${account.account}:mfa/phone`;
      assert.equal(device.SerialNumber, SerialNumber);
      const picture = Buffer.from(device.QRCodePNG, 'base64');
      assert.equal(picture.subarray(1, 4).toString(), 'PNG');

      const bind = (given) => ana.call('ram', 'BindMFADevice', { UserName: 'ana', SerialNumber, ...given });
      const right = await codes(device.Base32StringSeed);
      const [first, second] = Object.values(right);
      const turned = { AuthenticationCode1: second, AuthenticationCode2: first };
      await assert.rejects(bind(turned), code('CheckAuthenticationCodeFail'));
      const short = { ...right, AuthenticationCode2: '12345' };
      await assert.rejects(bind(short), code('InvalidParameter.AuthenticationCode.Format'));
      await bind(right);
      const { MFADevice } = await ana.call('ram', 'GetUserMFAInfo', { UserName: 'ana' });
      assert.deepEqual([MFADevice.SerialNumber, MFADevice.Type], [SerialNumber, 'VMFA']);
      const { VirtualMFADevices } = await root.call('ram', 'ListVirtualMFADevices');
      const [listed, ...others] = VirtualMFADevices.VirtualMFADevice;
      assert.deepEqual([listed.User.UserName, others], ['ana', []]);
      const gone = root.call('ram', 'DeleteVirtualMFADevice', { SerialNumber });
      await assert.rejects(gone, code('DeleteConflict.VirtualMFADevice.User'));

      await root.call('ram', 'CreateLoginProfile', { UserName: 'ana', Password: PASSWORD });
      await root.call('ram', 'DeleteAccessKey', { UserName: 'ana', UserAccessKeyId: ana.keyId });
      const remove = () => root.call('ram', 'DeleteUser', { UserName: 'ana' });
      await assert.rejects(remove(), code('DeleteConflict.User.LoginProfile'));
      await root.call('ram', 'DeleteLoginProfile', { UserName: 'ana' });
      await assert.rejects(remove(), code('DeleteConflict.User.MFADevice'));
      await root.call('ram', 'UnbindMFADevice', { UserName: 'ana' });
      await remove();
      await root.call('ram', 'DeleteVirtualMFADevice', { SerialNumber });
    });

    test('an alias is set, taken and cleared', async () => {
      const other = new Client(sandbox, (await sandbox.newAccount()).root);
      const alias = { AccountAlias: `works-${account.account}` };
      await root.call('ram', 'SetAccountAlias', alias);
      await assert.rejects(other.call('ram', 'SetAccountAlias', alias), code('EntityAlreadyExists.AccountAlias'));
      assert.equal((await root.call('ram', 'GetAccountAlias')).AccountAlias, alias.AccountAlias);
      await root.call('ram', 'ClearAccountAlias');
      await assert.rejects(root.call('ram', 'GetAccountAlias'), code('EntityNotExist.AccountAlias'));
      await other.call('ram', 'SetAccountAlias', alias);
    });

    test('the last use of a key is known', async () => {
      const asked = { UserName: 'ana', UserAccessKeyId: ana.keyId };
      const used = async () => (await root.call('ram', 'GetAccessKeyLastUsed', asked)).AccessKeyLastUsed;
      assert.equal((await used()).LastUsedDate, undefined);
      const { now } = await sandbox.own('GET', 'clock');
      await ana.call('sts', 'GetCallerIdentity');
      const at = Date.parse((await used()).LastUsedDate);
      assert.ok(Math.abs(at - Date.parse(now)) < 60_000, `${at} is not near ${now}`);
    });

    test('the role of a service is not changed, only deleted', async () => {
      const { Role } = await root.call('ram', 'CreateServiceLinkedRole', { ServiceName: 'polardb.aliyuncs.com' });
      const { RoleName } = Role;
      assert.deepEqual([RoleName, Role.IsServiceLinkedRole], ['AliyunServiceRoleForPolarDB', true]);
      await assert.rejects(root.call('ram', 'DeleteRole', { RoleName }), code('NotSupport.ServiceLinkedRole'));
      const longer = root.call('ram', 'UpdateRole', { RoleName, NewMaxSessionDuration: 7200 });
      await assert.rejects(longer, code('NotSupport.ServiceLinkedRole'));
      const { DeletionTaskId } = await root.call('ram', 'DeleteServiceLinkedRole', { RoleName });
      assert.match(DeletionTaskId, /^task\/acs-service-role\/polardb\.aliyuncs\.com\/AliyunServiceRoleForPolarDB\//);
      await assert.rejects(root.call('ram', 'GetRole', { RoleName }), code('EntityNotExist.Role'));
    });
  });
}
