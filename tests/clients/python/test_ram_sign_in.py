"""Passwords, devices and what an account chooses for its users, through both generations of clients."""

import base64
import hashlib
import hmac
import struct
import zlib
from datetime import datetime

import pytest

import rpc
from clients import Clients, Legacy, refused
from principals import allow, deny, document, trusting
from sandbox import Key

PASSWORD = "an-Example-0"
BUILT_IN = "AliyunServiceRoleForElasticsearchOps"
SERVICE = "ops.elasticsearch.aliyuncs.com"


@pytest.fixture(params=[Clients, Legacy], ids=["new", "legacy"])
def generation(request):
    """Clients of one generation; the tests know them by `call` alone."""
    return request.param


@pytest.fixture
def owner(generation, sandbox, account):
    """A client with the key of the account itself."""
    return generation(sandbox, account.key)


@pytest.fixture
def administrator(owner):
    """A client of a user who administers the account's users."""
    return hire(owner, "administrator", "AliyunRAMFullAccess")


def hire(owner, name: str, *system_policies: str):
    """A client of a new user."""
    owner.call("CreateUser", UserName=name)
    for policy in system_policies:
        owner.call("AttachPolicyToUser", UserName=name, PolicyName=policy, PolicyType="System")
    made = owner.call("CreateAccessKey", UserName=name)["AccessKey"]
    return type(owner)(owner.sandbox, Key(made["AccessKeyId"], made["AccessKeySecret"]))


# Passwords.


def test_a_password_that_is_given_to_a_user_follows_the_accounts_rule(owner, administrator):
    hire(owner, "ana")
    rule = {
        "MinimumPasswordLength": 12,
        "RequireLowercaseCharacters": True,
        "RequireUppercaseCharacters": True,
        "RequireNumbers": True,
        "RequireSymbols": True,
        "MaxPasswordAge": 90,
        "PasswordReusePrevention": 3,
        "MaxLoginAttemps": 5,
        "HardExpiry": False,
    }
    assert administrator.call("SetPasswordPolicy", **rule)["PasswordPolicy"] == rule
    assert administrator.call("GetPasswordPolicy")["PasswordPolicy"] == rule
    for weak in ("an-Example0", "an-example-00", "AN-EXAMPLE-00", "an-Example-ab", "anExample0000"):
        with refused(400, "InvalidParameter.Password.TooWeak"):
            administrator.call("CreateLoginProfile", UserName="ana", Password=weak)
    with refused(404, "EntityNotExist.User.LoginProfile"):
        administrator.call("GetLoginProfile", UserName="ana")

    given = {"UserName": "ana", "PasswordResetRequired": True, "MFABindRequired": False}
    made = administrator.call("CreateLoginProfile", Password=PASSWORD, **given)["LoginProfile"]
    assert made.items() >= given.items()
    with refused(409, "EntityAlreadyExists.User.LoginProfile"):
        administrator.call("CreateLoginProfile", Password=PASSWORD, **given)
    with refused(400, "InvalidParameter.Password.TooWeak"):
        administrator.call("UpdateLoginProfile", UserName="ana", Password="weak")
    administrator.call("UpdateLoginProfile", UserName="ana", PasswordResetRequired=False, MFABindRequired=True)
    found = administrator.call("GetLoginProfile", UserName="ana")["LoginProfile"]
    assert found == made | {"PasswordResetRequired": False, "MFABindRequired": True}


@pytest.mark.parametrize("length", [7, 33])
def test_the_shortest_password_has_bounds(owner, length):
    with refused(400, "InvalidParameter.MinimumPasswordLength.Range"):
        owner.call("SetPasswordPolicy", MinimumPasswordLength=length)


def test_a_user_changes_the_own_password_without_a_policy_as_long_as_the_account_lets_it(owner, administrator):
    ana = hire(owner, "ana")
    with refused(404, "EntityNotExist.User.LoginProfile"):
        ana.call("ChangePassword", OldPassword=PASSWORD, NewPassword="an-Example-1")
    administrator.call("CreateLoginProfile", UserName="ana", Password=PASSWORD)
    administrator.call("SetPasswordPolicy", PasswordReusePrevention=2)

    with refused(400, "InvalidParameter.OldPassword.Incorrect"):
        ana.call("ChangePassword", OldPassword="an-Example-9", NewPassword="an-Example-1")
    with refused(400, "InvalidParameter.NewPassword.TooWeak"):
        ana.call("ChangePassword", OldPassword=PASSWORD, NewPassword="short")
    ana.call("ChangePassword", OldPassword=PASSWORD, NewPassword="an-Example-1")
    with refused(400, "InvalidParameter.OldPassword.Incorrect"):
        ana.call("ChangePassword", OldPassword=PASSWORD, NewPassword="an-Example-2")
    with refused(400, "InvalidParameter.NewPassword.ReusePrevention"):
        ana.call("ChangePassword", OldPassword="an-Example-1", NewPassword=PASSWORD)

    with refused(403, "NoPermission"):
        ana.call("UpdateLoginProfile", UserName="ana", Password="an-Example-2")
    administrator.call("SetSecurityPreference", AllowUserToChangePassword=False)
    with refused(403, "NoPermission"):
        ana.call("ChangePassword", OldPassword="an-Example-1", NewPassword="an-Example-2")
    administrator.call("SetSecurityPreference", AllowUserToChangePassword=True)
    ana.call("ChangePassword", OldPassword="an-Example-1", NewPassword="an-Example-2")


def test_the_account_itself_has_no_password_to_change(owner):
    with refused(400, "NotSupport.Account"):
        owner.call("ChangePassword", OldPassword=PASSWORD, NewPassword="an-Example-1")


def test_a_security_preference_keeps_what_a_change_does_not_name(owner):
    ana = hire(owner, "ana")
    before = owner.call("GetSecurityPreference")["SecurityPreference"]
    assert before["AccessKeyPreference"] == {"AllowUserToManageAccessKeys": False}
    with refused(403, "NoPermission"):
        ana.call("ListAccessKeys")
    changed = owner.call("SetSecurityPreference", AllowUserToManageAccessKeys=True, LoginSessionDuration=8)
    expected = before | {"AccessKeyPreference": {"AllowUserToManageAccessKeys": True}}
    expected["LoginProfilePreference"] = before["LoginProfilePreference"] | {"LoginSessionDuration": 8}
    assert changed["SecurityPreference"] == expected
    assert owner.call("GetSecurityPreference")["SecurityPreference"] == expected
    (listed,) = ana.call("ListAccessKeys")["AccessKeys"]["AccessKey"]
    assert listed["AccessKeyId"] == ana.key.id


# Devices.


class Authenticator:
    """A telephone that was given a seed: RFC 6238 with SHA-1, six digits, steps of half a minute."""

    def __init__(self, seed: str):
        self.key = base64.b32decode(seed)

    def code(self, second: float) -> str:
        """What it shows at an instant."""
        digest = hmac.digest(self.key, struct.pack(">Q", int(second) // 30), hashlib.sha1)
        at = digest[-1] & 15
        (number,) = struct.unpack(">I", digest[at : at + 4])
        return f"{(number & 0x7FFF_FFFF) % 1_000_000:06}"

    def codes(self, sandbox) -> list[str]:
        """What it showed a minute and half a minute ago, and what it shows now, by the sandbox's clock."""
        now = datetime.fromisoformat(sandbox.now()).timestamp()
        return [self.code(now - ago) for ago in (60, 30, 0)]


def off_by_one(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_authenticator_of_these_tests_shows_what_the_rfc_prints():
    seed = base64.b32encode(b"12345678901234567890").decode()
    shown = [Authenticator(seed).code(second) for second in (59, 1_111_111_109, 20_000_000_000)]
    assert shown == ["287082", "081804", "353130"]


@pytest.fixture
def device(administrator) -> dict:
    """A device that is bound to nobody."""
    return administrator.call("CreateVirtualMFADevice", VirtualMFADeviceName="phone")["VirtualMFADevice"]


@pytest.fixture
def phone(device) -> Authenticator:
    return Authenticator(device["Base32StringSeed"])


def bind(client, user: str, device: dict, first: str, second: str) -> None:
    codes = {"AuthenticationCode1": first, "AuthenticationCode2": second}
    client.call("BindMFADevice", UserName=user, SerialNumber=device["SerialNumber"], **codes)


def devices(client) -> list[dict]:
    return client.call("ListVirtualMFADevices")["VirtualMFADevices"]["VirtualMFADevice"]


def test_a_user_binds_a_device_with_two_codes_in_a_row(sandbox, owner, account, administrator, device, phone):
    assert device["SerialNumber"] == f"acs:ram::{account.id}:mfa/phone"
    assert devices(administrator) == [{"SerialNumber": device["SerialNumber"]}]
    with refused(409, "EntityAlreadyExists.VirtualMFADevice"):
        administrator.call("CreateVirtualMFADevice", VirtualMFADeviceName="phone")
    ana = hire(owner, "ana")
    with refused(404, "EntityNotExist.User.MFADevice"):
        ana.call("GetUserMFAInfo", UserName="ana")

    old, first, second = phone.codes(sandbox)
    for wrong in (
        (off_by_one(first), second),
        (first, off_by_one(second)),
        (second, first),
        (second, second),
        (old, second),
    ):
        with refused(403, "CheckAuthenticationCodeFail"):
            bind(ana, "ana", device, *wrong)
    with refused(400, "InvalidParameter.AuthenticationCode.Format"):
        bind(ana, "ana", device, first, second[:5])
    assert "User" not in devices(administrator)[0]

    bind(ana, "ana", device, first, second)
    shown = ana.call("GetUserMFAInfo", UserName="ana")["MFADevice"]
    assert shown == {"SerialNumber": device["SerialNumber"], "Type": "VMFA"}
    (listed,) = devices(administrator)
    assert (listed["User"]["UserName"], bool(listed["ActivateDate"])) == ("ana", True)
    with refused(409, "EntityAlreadyExists.VirtualMFADevice.User"):
        bind(administrator, "administrator", device, first, second)
    with refused(409, "DeleteConflict.VirtualMFADevice.User"):
        administrator.call("DeleteVirtualMFADevice", SerialNumber=device["SerialNumber"])


def test_codes_count_by_the_sandboxs_clock_and_once(clock, owner, administrator, device, phone):
    ana = hire(owner, "ana")
    _, *codes = phone.codes(clock)
    clock.advance("10m")
    with refused(403, "CheckAuthenticationCodeFail"):
        bind(ana, "ana", device, *codes)
    _, *codes = phone.codes(clock)
    bind(ana, "ana", device, *codes)
    unbound = ana.call("UnbindMFADevice", UserName="ana")["MFADevice"]
    assert unbound == {"SerialNumber": device["SerialNumber"]}
    with refused(403, "CheckAuthenticationCodeFail"):
        bind(ana, "ana", device, *codes)
    clock.advance("1m")
    _, *codes = phone.codes(clock)
    bind(ana, "ana", device, *codes)


def test_a_user_binds_the_own_device_only_and_only_as_long_as_the_account_lets_it(
    sandbox, owner, administrator, device, phone
):
    ana = hire(owner, "ana")
    hire(owner, "bea")
    _, *codes = phone.codes(sandbox)
    with refused(403, "NoPermission"):
        bind(ana, "bea", device, *codes)
    with refused(403, "NoPermission"):
        ana.call("CreateVirtualMFADevice", VirtualMFADeviceName="another")
    administrator.call("SetSecurityPreference", AllowUserToManageMFADevices=False)
    with refused(403, "NoPermission"):
        bind(ana, "ana", device, *codes)
    bind(administrator, "ana", device, *codes)


def test_the_seed_is_shown_as_a_picture_too_and_both_only_once(administrator, device):
    picture = base64.b64decode(device["QRCodePNG"], validate=True)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    pieces, rest = {}, picture[8:]
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        kind, data, rest, check = rest[4:8], rest[8 : 8 + length], rest[12 + length :], rest[8 + length : 12 + length]
        assert zlib.crc32(kind + data) == int.from_bytes(check), kind
        pieces[kind] = pieces.get(kind, b"") + data
    width, height, depth = struct.unpack(">IIB", pieces[b"IHDR"][:9])
    assert (width == height > 100, depth, pieces[b"IEND"]) == (True, 8, b"")
    assert len(zlib.decompress(pieces[b"IDAT"])) == height * (1 + width), "one byte for each point"
    assert "Base32StringSeed" not in str(devices(administrator))


# What keeps a user.


def test_a_user_with_a_password_or_a_device_stays(sandbox, owner, administrator, device, phone):
    administrator.call("CreateUser", UserName="ana")
    administrator.call("CreateLoginProfile", UserName="ana", Password=PASSWORD)
    _, *codes = phone.codes(sandbox)
    bind(administrator, "ana", device, *codes)
    with refused(409, "DeleteConflict.User.LoginProfile"):
        administrator.call("DeleteUser", UserName="ana")
    administrator.call("DeleteLoginProfile", UserName="ana")
    with refused(409, "DeleteConflict.User.MFADevice"):
        administrator.call("DeleteUser", UserName="ana")
    administrator.call("UnbindMFADevice", UserName="ana")
    administrator.call("DeleteUser", UserName="ana")
    administrator.call("DeleteVirtualMFADevice", SerialNumber=device["SerialNumber"])
    assert devices(administrator) == []


# The account's alias.


def test_an_alias_belongs_to_one_account_until_it_is_cleared(generation, sandbox, owner, account):
    other = generation(sandbox, sandbox.new_account().key)
    alias = f"works-{account.id}"
    with refused(404, "EntityNotExist.AccountAlias"):
        owner.call("GetAccountAlias")
    owner.call("SetAccountAlias", AccountAlias=alias)
    assert owner.call("GetAccountAlias")["AccountAlias"] == alias
    with refused(409, "EntityAlreadyExists.AccountAlias"):
        other.call("SetAccountAlias", AccountAlias=alias)
    for wrong, code in (("ab", "Length"), ("Works", "Format"), ("a--b", "Format")):
        with refused(400, f"InvalidParameter.AccountAlias.{code}"):
            owner.call("SetAccountAlias", AccountAlias=wrong)
    owner.call("ClearAccountAlias")
    with refused(404, "EntityNotExist.AccountAlias"):
        owner.call("GetAccountAlias")
    other.call("SetAccountAlias", AccountAlias=alias)


# Keys.


def test_the_last_use_of_a_key_is_known(clock, owner, administrator):
    ana = hire(owner, "ana")
    asked = {"UserName": "ana", "UserAccessKeyId": ana.key.id}
    assert administrator.call("GetAccessKeyLastUsed", **asked)["AccessKeyLastUsed"] == {}
    for at in ("2040-01-01T00:00:01Z", "2040-01-02T10:00:00Z"):
        clock.set_clock(at)
        ana.call("GetCallerIdentity", product="sts")
        used = administrator.call("GetAccessKeyLastUsed", **asked)["AccessKeyLastUsed"]
        assert used == {"LastUsedDate": at}
    with refused(404, "EntityNotExist.User.AccessKey"):
        administrator.call("GetAccessKeyLastUsed", UserName="administrator", UserAccessKeyId=ana.key.id)


# Roles of services.


def test_the_role_of_a_service_is_made_kept_as_it_is_and_deleted_with_a_task(administrator):
    made = administrator.call("CreateServiceLinkedRole", ServiceName=SERVICE)["Role"]
    assert (made["RoleName"], made["IsServiceLinkedRole"]) == (BUILT_IN, True)
    template = administrator.call("GetServiceLinkedRoleTemplate", ServiceName=SERVICE)["ServiceLinkedRoleTemplate"]
    assert template["RoleNamePrefix"] == BUILT_IN
    with refused(409, "EntityAlreadyExists.Role"):
        administrator.call("CreateServiceLinkedRole", ServiceName=SERVICE)

    trust = trusting(Service="ecs.aliyuncs.com")
    unchangeable = (
        ("UpdateRole", {"NewAssumeRolePolicyDocument": trust}),
        ("AttachPolicyToRole", {"PolicyName": "ReadOnlyAccess", "PolicyType": "System"}),
        ("DetachPolicyFromRole", {"PolicyName": template["SystemPolicyName"], "PolicyType": "System"}),
        ("DeleteRole", {}),
    )
    for action, parameters in unchangeable:
        with refused(400, "NotSupport.ServiceLinkedRole"):
            administrator.call(action, RoleName=BUILT_IN, **parameters)
    assert administrator.call("GetRole", RoleName=BUILT_IN)["Role"]["IsServiceLinkedRole"]

    task = administrator.call("DeleteServiceLinkedRole", RoleName=BUILT_IN)["DeletionTaskId"]
    status = administrator.call(
        "GetServiceLinkedRoleDeletionStatus", product="resourcemanager", DeletionTaskId=task
    )
    assert status["Status"] == "SUCCEEDED"
    with refused(404, "EntityNotExist.Role"):
        administrator.call("GetRole", RoleName=BUILT_IN)


def test_a_role_of_an_own_making_is_no_role_of_a_service(owner):
    owner.call("CreateRole", RoleName="ops", AssumeRolePolicyDocument=trusting(Service="ecs.aliyuncs.com"))
    with refused(404, "EntityNotExist.ServiceLinkedRole"):
        owner.call("DeleteServiceLinkedRole", RoleName="ops")
    with refused(404, "EntityNotExist.Service"):
        owner.call("CreateServiceLinkedRole", ServiceName="nobody.aliyuncs.com")


# Tags, descriptions and explanations.


@pytest.mark.parametrize("kind", ["user", "group", "role", "policy"])
def test_tags_are_put_found_and_taken(owner, kind):
    makes = {
        "user": ("CreateUser", "UserName", {}),
        "group": ("CreateGroup", "GroupName", {}),
        "role": ("CreateRole", "RoleName", {"AssumeRolePolicyDocument": trusting(Service="ecs.aliyuncs.com")}),
        "policy": ("CreatePolicy", "PolicyName", {"PolicyDocument": document(allow("ram:GetUser"))}),
    }
    action, parameter, more = makes[kind]
    for name in ("blue", "green"):
        owner.call(action, **{parameter: name}, **more)
    tags = [{"Key": "team", "Value": "one"}, {"Key": "stage", "Value": "test"}]
    owner.call("TagResources", ResourceType=kind, ResourceNames=["blue", "green"], Tag=tags)

    def found(**asked) -> list[tuple[str, str, str]]:
        listed = owner.call("ListTagResources", ResourceType=kind, **asked)["TagResources"]
        return sorted((one["ResourceName"], one["TagKey"], one["TagValue"]) for one in listed)

    assert found(ResourceNames=["blue"]) == [("blue", "stage", "test"), ("blue", "team", "one")]
    owner.call("UntagResources", ResourceType=kind, ResourceNames=["blue"], TagKeys=["team"])
    assert {name for name, _, _ in found(Tag=[tags[0]])} == {"green"}
    owner.call("UntagResources", ResourceType=kind, ResourceNames=["green"], All=True)
    assert found(ResourceNames=["blue", "green"]) == [("blue", "stage", "test")]
    with refused(404, f"EntityNotExist.{kind.title()}"):
        owner.call("TagResources", ResourceType=kind, ResourceNames=["blue", "red"], Tag=tags)
    assert found(ResourceNames=["blue"]) == [("blue", "stage", "test")], "all or nothing"


def test_a_policy_is_described_anew(owner):
    text = document(allow("ram:GetUser"))
    owner.call("CreatePolicy", PolicyName="Reading", PolicyDocument=text, Description="reads")
    changed = owner.call("UpdatePolicyDescription", PolicyName="Reading", NewDescription="reads users")["Policy"]
    assert changed["Description"] == "reads users"
    found = owner.call("GetPolicy", PolicyName="Reading", PolicyType="Custom")
    assert found["Policy"]["Description"] == "reads users"
    assert found["DefaultPolicyVersion"]["PolicyDocument"] == text
    with refused(404, "EntityNotExist.Policy"):
        owner.call("UpdatePolicyDescription", PolicyName="ReadOnlyAccess", NewDescription="mine")


def test_a_refusal_explains_itself_to_who_may_ask(sandbox, account, owner, administrator):
    owner.call("CreatePolicy", PolicyName="NoUsers", PolicyDocument=document(deny("ram:ListUsers")))
    ana = hire(owner, "ana")
    owner.call("AttachPolicyToUser", UserName="ana", PolicyName="NoUsers", PolicyType="Custom")
    # The legacy client drops all of a refusal but code and text.
    answer = rpc.call(sandbox, ana.key, "ListUsers", version=rpc.RAM)
    message = answer.json()["AccessDeniedDetail"]["EncodedDiagnosticMessage"]
    with refused(403, "NoPermission"):
        ana.call("DecodeDiagnosticMessage", EncodedDiagnosticMessage=message)
    decoded = administrator.call("DecodeDiagnosticMessage", EncodedDiagnosticMessage=message)
    told = decoded["DecodedDiagnosticMessage"]
    assert (told["AuthAction"], told["AuthResource"]) == ("ram:ListUsers", f"acs:ram:*:{account.id}:user/*")
    assert told["ExplicitDeny"] is True
    assert [one["PolicyIdentifier"] for one in told["MatchedPolicies"] if one["Effect"] == "Deny"] == ["NoUsers"]
    with refused(400, "InvalidParameter.EncodedDiagnosticMessage"):
        administrator.call("DecodeDiagnosticMessage", EncodedDiagnosticMessage="nothing")


# What is kept, and what is not.


def test_no_password_seed_or_code_is_in_the_records_or_the_log(sandbox, owner, administrator, device, phone):
    ana = hire(owner, "ana")
    # Words that no other test's log lines hold.
    secrets = ["an-Unusual-0", "an-Unusual-1", "an-Unusual-2", "quite-weak", device["Base32StringSeed"]]
    _, first, second = phone.codes(sandbox)
    codes = {"AuthenticationCode1": first, "AuthenticationCode2": second}
    calls = (
        (administrator, "CreateLoginProfile", {"UserName": "ana", "Password": secrets[0]}),
        (administrator, "UpdateLoginProfile", {"UserName": "ana", "Password": secrets[1]}),
        (ana, "ChangePassword", {"OldPassword": secrets[1], "NewPassword": secrets[2]}),
        (ana, "BindMFADevice", {"UserName": "ana", "SerialNumber": device["SerialNumber"], **codes}),
    )
    records = [sandbox.request(client.call(action, **given)["RequestId"]) for client, action, given in calls]
    administrator.call("SetPasswordPolicy", RequireNumbers=True)
    with refused(400, "InvalidParameter.Password.TooWeak") as refusal:
        administrator.call("UpdateLoginProfile", UserName="ana", Password=secrets[3])
    records.append(sandbox.request(refusal.request_id))
    assert [record["action"] for record in records] == [action for _, action, _ in calls] + ["UpdateLoginProfile"]
    for secret in secrets:
        assert secret not in f"{records} {sandbox.log}"
    # A code is six digits, which other numbers may hold too, so it is looked for where it was given.
    given = [record["parameters"] for record in records]
    hidden = [name for asked in given for name in asked if "Password" in name or "AuthenticationCode" in name]
    assert len(hidden) == 7
    assert {asked[name] for asked in given for name in asked if name in hidden} == {"****"}


def test_what_surrounds_a_sign_in_outlives_the_sandbox(generation, start, tmp_path):
    begun = start("--data", str(tmp_path / "data"))
    key = begun.account.key
    owner = generation(begun, key)
    ana = hire(owner, "ana")
    owner.call("SetAccountAlias", AccountAlias="works")
    owner.call("SetPasswordPolicy", MinimumPasswordLength=9)
    owner.call("CreateLoginProfile", UserName="ana", Password=PASSWORD)
    device = owner.call("CreateVirtualMFADevice", VirtualMFADeviceName="phone")["VirtualMFADevice"]
    phone = Authenticator(device["Base32StringSeed"])
    ana.call("ChangePassword", OldPassword=PASSWORD, NewPassword="an-Example-1")
    asked = {"UserName": "ana", "UserAccessKeyId": ana.key.id}
    used = owner.call("GetAccessKeyLastUsed", **asked)["AccessKeyLastUsed"]
    assert used
    assert begun.stop() == 0
    for secret in (PASSWORD, "an-Example-1"):
        kept = [file.read_bytes() for file in (tmp_path / "data").rglob("*") if file.is_file()]
        assert kept and not any(secret.encode() in content for content in kept), "passwords are kept as hashes"

    again = start("--data", str(tmp_path / "data"))
    owner, ana = generation(again, key), generation(again, ana.key)
    assert owner.call("GetAccessKeyLastUsed", **asked)["AccessKeyLastUsed"] == used
    assert owner.call("GetAccountAlias")["AccountAlias"] == "works"
    with refused(400, "InvalidParameter.NewPassword.TooWeak"):
        ana.call("ChangePassword", OldPassword="an-Example-1", NewPassword="only-8-c")
    ana.call("ChangePassword", OldPassword="an-Example-1", NewPassword="an-Example-2")
    _, *codes = phone.codes(again)
    bind(ana, "ana", device, *codes)
