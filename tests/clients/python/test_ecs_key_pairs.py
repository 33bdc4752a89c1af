"""Key pairs: the keys of a new one, instances that have one, names, and who may bind which."""

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from clients import refused
from machines import launch, listed, network, only, ready, shown
from principals import allow, user_allowed

OPENSSH_KEY = "latest/meta-data/public-keys/0/openssh-key"


@pytest.fixture
def where(root):
    return network(root)


def bind(caller, name: str, *instances: str) -> dict:
    return caller.in_ecs("AttachKeyPair", KeyPairName=name, InstanceIds=json.dumps(instances))


def found(caller, **filters) -> list[str]:
    answer = caller.in_ecs("DescribeKeyPairs", **filters)
    assert answer["TotalCount"] == len(listed(answer, "KeyPairs", "KeyPair"))
    return [pair["KeyPairName"] for pair in listed(answer, "KeyPairs", "KeyPair")]


def test_the_private_key_is_answered_once_and_fits_the_public_one(root):
    made = root.in_ecs("CreateKeyPair", KeyPairName="ops")
    private = load_pem_private_key(made["PrivateKeyBody"].encode(), password=None)
    public = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    pair = only(root.in_ecs("DescribeKeyPairs", KeyPairName="ops", IncludePublicKey=True), "KeyPairs", "KeyPair")
    assert pair["PublicKey"].split()[:2] == public.split()[:2]
    assert "PrivateKeyBody" not in pair
    # CreateKeyPair: the fingerprint is MD5, "based on the public key fingerprint format defined in RFC 4716".
    digest = hashlib.md5(base64.b64decode(public.split()[1])).hexdigest()
    expected = ":".join(digest[at : at + 2] for at in range(0, 32, 2))
    assert made["KeyPairFingerPrint"] == pair["KeyPairFingerPrint"] == expected
    assert found(root, KeyPairFingerPrint=expected) == ["ops"]


def test_a_launched_instance_shows_its_key_to_itself(sandbox, root, where, clock):
    root.in_ecs("CreateKeyPair", KeyPairName="ops")
    pair = only(root.in_ecs("DescribeKeyPairs", IncludePublicKey=True), "KeyPairs", "KeyPair")
    instance = ready(root, where, key_pair_name="ops")
    assert shown(root, instance)["KeyPairName"] == "ops"
    told = sandbox.metadata(instance, OPENSSH_KEY)
    assert (told.status, told.text.split()[:2]) == (200, pair["PublicKey"].split()[:2])


def test_a_second_key_takes_the_place_of_the_first(sandbox, root, where, clock):
    # AttachKeyPair: "If an instance already has an SSH key pair attached, the new SSH key pair will automatically
    # replace the original one."
    for name in ("old", "new"):
        root.in_ecs("CreateKeyPair", KeyPairName=name)
    instance = ready(root, where, key_pair_name="old")
    bound = bind(root, "new", instance)
    # The same page: counts and "Success" are strings, "200" and "successful" say that it went well.
    assert (bound["TotalCount"], bound["FailCount"], bound["KeyPairName"]) == ("1", "0", "new")
    result = only(bound, "Results", "Result")
    assert (result["Code"], result["Message"], result["Success"]) == ("200", "successful", "true")
    assert shown(root, instance)["KeyPairName"] == "new"
    with_old = root.in_ecs("DescribeInstances", KeyPairName="old")
    assert with_old["TotalCount"] == 0
    root.in_ecs("DeleteKeyPairs", KeyPairNames='["old"]')


def test_an_instance_that_is_not_there_fails_alone(root, where, clock):
    root.in_ecs("CreateKeyPair", KeyPairName="ops")
    instance = ready(root, where)
    answer = bind(root, "ops", instance, "i-bp1none")
    assert (answer["TotalCount"], answer["FailCount"]) == ("2", "1")
    results = {one["InstanceId"]: one["Success"] for one in listed(answer, "Results", "Result")}
    assert results == {instance: "true", "i-bp1none": "false"}


def test_a_key_that_an_instance_has_stays(root, where, clock):
    root.in_ecs("CreateKeyPair", KeyPairName="ops")
    instance = ready(root, where, key_pair_name="ops")
    with refused(400, "InvalidParameter.KeypairAlreadyAttachedInstance"):
        root.in_ecs("DeleteKeyPairs", KeyPairNames='["ops"]')
    answer = root.in_ecs("DetachKeyPair", KeyPairName="ops", InstanceIds=json.dumps([instance]))
    assert answer["FailCount"] == "0"
    root.in_ecs("DeleteKeyPairs", KeyPairNames='["ops"]')
    assert found(root) == []


def test_names_are_found_by_pattern_and_belong_to_a_region(root):
    # DescribeKeyPairs: `*SshKey` ends with, `SshKey*` starts with, `*SshKey*` contains.
    for name in ("web-SshKey", "SshKey-db", "my-SshKey-old", "other"):
        root.in_ecs("CreateKeyPair", KeyPairName=name)
    assert found(root, KeyPairName="*SshKey") == ["web-SshKey"]
    assert found(root, KeyPairName="SshKey*") == ["SshKey-db"]
    assert sorted(found(root, KeyPairName="*SshKey*")) == ["SshKey-db", "my-SshKey-old", "web-SshKey"]
    assert found(root, KeyPairName="SshKey") == []
    root.call("CreateKeyPair", "ecs", RegionId="cn-beijing", KeyPairName="other")
    with refused(400, "KeyPair.AlreadyExist"):
        root.in_ecs("CreateKeyPair", KeyPairName="other")


@pytest.mark.parametrize("name", ["x", "1key", "http://key", "https://key", "a b", "k" * 129])
def test_a_name_has_two_to_128_characters_and_starts_with_a_letter(root, name):
    # CreateKeyPair and ImportKeyPair say it word for word alike.
    with refused(400, "InvalidKeyPairName.Malformed"):
        root.in_ecs("CreateKeyPair", KeyPairName=name)
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAxvCwYnFyGrJPpQ0a2u4xjsQ8mv6Y6fVqM3hHCuJ8k"
    with refused(400, "InvalidKeyPairName.Malformed"):
        root.in_ecs("ImportKeyPair", KeyPairName=name, PublicKeyBody=key)


def test_what_cannot_be_imported_or_bound(root, where):
    with refused(400, "InvalidPublicKeyBody.Malformed"):
        root.in_ecs("ImportKeyPair", KeyPairName="bad", PublicKeyBody="not a key")
    with refused(404, "InvalidKeyPairName.NotFound"):
        launch(root, where, key_pair_name="none")
    # DetachKeyPair lists this code with status 400.
    with refused(400, "InvalidKeyPairName.NotFound"):
        root.in_ecs("DetachKeyPair", KeyPairName="none", InstanceIds='["i-bp1none"]')
    with refused(400, "InvalidKeyPairNames.ValueNotSupported"):
        root.in_ecs("DeleteKeyPairs", KeyPairNames="ops")


def test_binding_needs_a_permission_on_the_instance_and_on_the_key(root, account, where, clock):
    # Authentication rules: AttachKeyPair is checked on instance/$instanceId and on keypair/$keypairName.
    for name in ("ops", "admin"):
        root.in_ecs("CreateKeyPair", KeyPairName=name)
    instance = ready(root, where)
    mine = f"acs:ecs:*:{account.id}:"
    alice = user_allowed(root, "alice", allow("ecs:AttachKeyPair", [f"{mine}instance/*", f"{mine}keypair/ops"]))
    with refused(403, "Forbidden.RAM"):
        bind(alice, "admin", instance)
    assert bind(alice, "ops", instance)["FailCount"] == "0"
    bob = user_allowed(root, "bob", allow("ecs:AttachKeyPair", f"{mine}keypair/*"))
    with refused(403, "Forbidden.RAM"):
        bind(bob, "admin", instance)


def test_a_key_is_found_deleted_and_refused_by_its_tag(root):
    for name, team in (("web", "web"), ("db", "db")):
        root.in_ecs("CreateKeyPair", KeyPairName=name, Tag=[{"Key": "team", "Value": team}])
    assert found(root, Tag=[{"Key": "team", "Value": "db"}]) == ["db"]
    mine = allow("ecs:DeleteKeyPairs", StringEquals={"acs:ResourceTag/team": "web"})
    alice = user_allowed(root, "alice", mine)
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteKeyPairs", KeyPairNames='["db"]')
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteKeyPairs", KeyPairNames='["web", "db"]')
    assert sorted(found(root)) == ["db", "web"]
    alice.in_ecs("DeleteKeyPairs", KeyPairNames='["web"]')
    assert found(root) == ["db"]
