"""KMS with its typed client: keys and aliases, encryption, signatures, tags, secrets, and the key of a disk."""

import base64
import hashlib
import json

from clients import refused
from principals import allow, user_allowed


def make(caller, **more) -> str:
    return caller.in_kms("CreateKey", **more)["KeyMetadata"]["KeyId"]


def test_what_was_encrypted_decrypts_with_its_context(root):
    key = make(root, Description="orders")
    context = {"table": "orders"}
    made = root.in_kms("Encrypt", KeyId=key, Plaintext="aGVsbG8=", EncryptionContext=context)
    opened = root.in_kms("Decrypt", CiphertextBlob=made["CiphertextBlob"], EncryptionContext=context)
    assert (opened["Plaintext"], opened["KeyId"]) == ("aGVsbG8=", key)
    with refused(400, "InvalidParameter"):
        root.in_kms("Decrypt", CiphertextBlob=made["CiphertextBlob"])
    data_key = root.in_kms("GenerateDataKey", KeyId=key, KeySpec="AES_128")
    assert len(base64.b64decode(data_key["Plaintext"])) == 16
    assert root.in_kms("Decrypt", CiphertextBlob=data_key["CiphertextBlob"])["Plaintext"] == data_key["Plaintext"]


def test_a_key_goes_by_an_alias_and_through_its_states(root):
    key = make(root)
    root.in_kms("CreateAlias", AliasName="alias/orders", KeyId=key)
    assert root.in_kms("DescribeKey", KeyId="alias/orders")["KeyMetadata"]["KeyId"] == key
    listed = root.in_kms("ListAliasesByKeyId", KeyId=key)["Aliases"]["Alias"]
    assert [one["AliasName"] for one in listed] == ["alias/orders"]
    root.in_kms("DisableKey", KeyId=key)
    with refused(409, "Rejected.Disabled"):
        root.in_kms("Encrypt", KeyId="alias/orders", Plaintext="x")
    root.in_kms("EnableKey", KeyId=key)
    root.in_kms("ScheduleKeyDeletion", KeyId=key, PendingWindowInDays=7)
    with refused(409, "Rejected.PendingDeletion"):
        root.in_kms("Encrypt", KeyId=key, Plaintext="x")
    filters = json.dumps([{"Key": "KeyState", "Values": ["PendingDeletion"]}])
    assert root.in_kms("ListKeys", Filters=filters)["Keys"]["Key"][0]["KeyId"] == key
    root.in_kms("CancelKeyDeletion", KeyId=key)
    assert root.in_kms("DescribeKey", KeyId=key)["KeyMetadata"]["KeyState"] == "Enabled"


def test_a_key_pair_signs(root):
    made = root.in_kms("CreateKey", KeySpec="EC_P256")["KeyMetadata"]
    half = {"KeyId": made["KeyId"], "KeyVersionId": made["PrimaryKeyVersion"], "Algorithm": "ECDSA_SHA_256"}
    digest = base64.b64encode(hashlib.sha256(b"hello").digest()).decode()
    value = root.in_kms("AsymmetricSign", **half, Digest=digest)["Value"]
    assert root.in_kms("AsymmetricVerify", **half, Digest=digest, Value=value)["Value"] is True
    other = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    assert root.in_kms("AsymmetricVerify", **half, Digest=other, Value=value)["Value"] is False


def test_a_user_uses_the_key_that_a_policy_names(root):
    key, other = make(root), make(root)
    user = user_allowed(root, "eve", allow("kms:Encrypt", f"acs:kms:*:*:key/{key}"))
    user.in_kms("Encrypt", KeyId=key, Plaintext="x")
    with refused(403, "Forbidden.NoPermission"):
        user.in_kms("Encrypt", KeyId=other, Plaintext="x")


def test_a_key_has_tags(root):
    key = make(root, Tags=json.dumps([{"TagKey": "team", "TagValue": "shop"}]))
    answer = root.in_kms("ListTagResources", RegionId="cn-hangzhou", ResourceType="key", ResourceId=[key])
    assert answer["TagResources"]["TagResource"][0]["TagValue"] == "shop"


def test_an_encrypted_disk_has_the_key_of_ecs_and_shows_it(root):
    order = {"ZoneId": "cn-hangzhou-h", "DiskCategory": "cloud_essd", "Size": 40, "Encrypted": True}
    disk = root.in_ecs("CreateDisk", **order)["DiskId"]
    shown = root.in_ecs("DescribeDisks", DiskIds=json.dumps([disk]))["Disks"]["Disk"][0]
    # It was made when the disk was.
    key = root.in_kms("DescribeKey", KeyId="alias/acs/ecs")["KeyMetadata"]
    assert (key["Creator"], key["KeyId"]) == ("ecs", shown["KMSKeyId"])


def test_a_secret_keeps_its_versions(root):
    root.in_kms("CreateSecret", SecretName="orders/db", VersionId="v1", SecretData="hunter2")
    root.in_kms("PutSecretValue", SecretName="orders/db", VersionId="v2", SecretData="hunter3")
    assert root.in_kms("GetSecretValue", SecretName="orders/db")["SecretData"] == "hunter3"
    before = root.in_kms("GetSecretValue", SecretName="orders/db", VersionStage="ACSPrevious")
    assert (before["VersionId"], before["SecretData"]) == ("v1", "hunter2")
    root.in_kms("DeleteSecret", SecretName="orders/db", ForceDeleteWithoutRecovery="true")
    with refused(404, "Forbidden.ResourceNotFound"):
        root.in_kms("DescribeSecret", SecretName="orders/db")
