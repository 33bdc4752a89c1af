"""Keys, tags, projects and models of Kingsoft Cloud, and what changes about an instance."""

from __future__ import annotations

import pytest

from ksyun_clients import Root, Typed, instance_of, raw, ready, refused

UBUNTU = "IMG-dd1f8324-1f27-46e0-ad6b-b41d8c8ff025"
LINE = "5fc2595f-1bfd-481b-bf64-2d08f116d800"
PUBLIC = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@here"


@pytest.fixture
def root(sandbox, clock) -> Root:
    """An account of its own for every test, which may move the clock."""
    del clock
    return Root(sandbox, sandbox.new_account("kingsoft"))


def test_a_key_is_made_and_renamed_and_deleted(root):
    made = root("sks", "CreateKey", KeyName="web", Description="of the shop")
    assert made["PrivateKey"].startswith("-----BEGIN RSA PRIVATE KEY-----")
    key = made["Key"]["KeyId"]
    sks = root.core("sks")
    sks.modify_key(KeyId=key, KeyName="db")
    (shown,) = root("sks", "DescribeKeys", KeyId=[key])["KeySet"]
    assert (shown["KeyName"], shown["PublicKey"]) == ("db", made["Key"]["PublicKey"])
    filters = {"Filter.1.Name": "key-name", "Filter.1.Value.1": "db"}
    assert [one["KeyId"] for one in sks.describe_keys(**filters)["KeySet"]] == [key]
    root("sks", "DeleteKey", KeyId=key)
    with refused(404, "KeyNotFound"):
        sks.delete_key(KeyId=key)


def test_the_public_half_of_a_key_is_taken_over(root):
    made = root.core("sks").import_key(KeyName="mine", PublicKey=PUBLIC)
    assert PUBLIC.startswith(made["Key"]["PublicKey"])
    assert "PrivateKey" not in made
    assert len(root("sks", "DescribeKeys", MaxResults=5)["KeySet"]) == 1
    with refused(400, "InvalidParameter"):
        root("sks", "ImportKey", KeyName="mine", PublicKey="ssh-rsa")


def test_keys_are_put_into_instances_and_taken_out(root):
    first, second = [root("sks", "CreateKey", KeyName=name)["Key"]["KeyId"] for name in ("first", "second")]
    instance = ready(root, root.network(), KeyId=[first])
    done = root("kec", "AttachKey", InstanceId=[instance], KeyId=[first, second])
    assert [(one["InstanceId"], one["Return"]) for one in done["InstancesSet"]] == [(instance, True)]
    assert instance_of(root, instance)["KeySet"] == [first, second]
    root.core("kec").detach_key(**{"InstanceId.1": instance, "KeyId.1": first})
    assert instance_of(root, instance)["KeySet"] == [second]
    with refused(404, "KeyNotFound"):
        root("kec", "AttachKey", InstanceId=[instance], KeyId=["none"])


def test_tags_are_made_and_given_and_taken_away(sandbox, root):
    address = root("eip", "AllocateAddress", LineId=LINE, BandWidth=1)["AllocationId"]
    # CreateTag, ReplaceResourcesTags, ListResources and DeleteTag travel as JSON, unless the method is GET.
    tag = root("tagv2", "CreateTag", Key="team", Value="web")["TagId"]
    given = {"ResourceType": "eip", "ReplaceTags": [{"ResourceUuids": address, "TagIds": str(tag)}]}
    root("tagv2", "ReplaceResourcesTags", **given)
    with_stage = {"TagKey": "stage", "TagValue": "生产", "ResourceType": "eip", "ResourceUuid": address}
    root("tagv2", "CreateTagAndAttachResource", **with_stage)
    for client in (root, Typed(sandbox, root.key, "GET")):
        asked = client("tagv2", "ListTagsByResourceIds", ResourceType="eip", ResourceUuids=address)["Tags"]
        assert sorted((one["TagKey"], one["TagValue"]) for one in asked) == [("stage", "生产"), ("team", "web")]
        found = client("tagv2", "ListResources", ResourceType="eip", TagFilters=[{"Key": "team", "Value": ["web"]}])
        assert [one["ResourceUuid"] for one in found["Resources"]] == [address]
        nothing = client("tagv2", "ListResources", TagFilters=[{"Key": "team", "Value": ["data"]}])
        assert nothing["Resources"] == []
    assert root("tagv2", "ListTagKeys", Page=1, PageSize=10)["TagKeys"] == ["stage", "team"]
    (value,) = root("tagv2", "ListTagValues", TagKeys="team")["TagValues"]
    assert (value["Value"], value["BindNum"]) == ("web", 1)
    (shown,) = root("eip", "DescribeAddresses", AllocationId=[address], IsContainTag=True)["AddressesSet"]
    assert sorted(one["TagKey"] for one in shown["TagSet"]) == ["stage", "team"]
    with refused(409, "TagDeleteConflict"):
        root("tagv2", "DeleteTag", Tags=[{"Key": "team", "Value": "web"}])
    root("tagv2", "DetachResourceTags", ResourceType="eip", ResourceUuid=address, TagIds=str(tag))
    root("tagv2", "DeleteTag", Tags=[{"Key": "team", "Value": "web"}])
    assert root("tagv2", "ListTags", Key="team")["Tags"] == []
    with refused(400, "InvalidParameter"):
        # CreateTag: a key must not begin with `ksc`.
        root("tagv2", "CreateTag", Key="ksc-team", Value="web")


def test_the_older_tags_are_those_of_the_newer_version(root):
    address = root("eip", "AllocateAddress", LineId=LINE, BandWidth=1)["AllocationId"]
    tag = root.core("tag")
    order = {"Tag.1.Key": "team", "Tag.1.Value": "web", "Resource.1.Type": "eip", "Resource.1.Id": address}
    tag.create_tags(**order)
    shown = {"Key": "team", "Value": "web", "ResourceId": address, "ResourceType": "eip"}
    assert tag.describe_tags(**{"Filter.1.Name": "key", "Filter.1.Value.1": "team"})["TagSet"] == [shown]
    assert tag.describe_tag_keys()["TagKeySet"] == [{"Key": "team"}]
    assert tag.describe_tag_values(TagKey="team")["TagValueSet"] == [{"Key": "team", "Value": "web"}]
    (seen,) = root("tagv2", "ListTagsByResourceIds", ResourceType="eip", ResourceUuids=address)["Tags"]
    assert (seen["TagKey"], seen["TagValue"]) == ("team", "web")
    tag.delete_tags(**order)
    assert tag.describe_tags()["TagSet"] == []
    with refused(404, "AllocationIdNotFound"):
        tag.create_tags(**order | {"Resource.1.Id": "none"})


def test_projects_are_made_and_renamed_and_instances_move_between_them(root):
    project = root("iam", "CreateProject", ProjectName="shop", ProjectDesc="the web shop")["Result"]
    with refused(409, "EntityAlreadyExists"):
        root("iam", "CreateProject", ProjectName="shop")
    root("iam", "UpdateProjectInfo", ProjectId=project, ProjectName="site", ProjectDesc="")
    listed = root.core("iam").get_account_all_project_list()["ListProjectResult"]["ProjectList"]
    assert [(one["ProjectId"], one["ProjectName"]) for one in listed[1:]] == [(project, "site")]
    page = root("iam", "GetAccountAllProjectsByParams", Ps=1, Pn=2)["ListProjectResult"]
    assert (page["Total"], [one["ProjectId"] for one in page["ProjectList"]]) == (2, [project])
    instance = ready(root, root.network(), ProjectId=project)
    assert instance_of(root, instance)["ProjectId"] == project
    # DescribeInstances: without a project only the default one is looked at.
    assert root("kec", "DescribeInstances", MaxResults=10)["InstanceCount"] == 0
    assert root("kec", "DescribeInstances", ProjectId=[project], MaxResults=10)["InstanceCount"] == 1
    root.core("iam").update_instance_project_id(InstanceId=instance, ProjectId=0)
    assert instance_of(root, instance)["ProjectId"] == 0
    moved = root("iam", "BatchUpdateInstanceProjectId", ProjectId=project, InstanceIds=[instance, "none"])
    assert moved["Result"] == {"SuccessCount": 1, "FailCount": 1}
    assert instance_of(root, instance)["ProjectId"] == project
    with refused(404, "ProjectNoSuchEntity"):
        root("iam", "UpdateInstanceProjectId", InstanceId=instance, ProjectId=7)


def test_a_launch_takes_what_its_model_says(root):
    where = root.network()
    order = {
        "ModelName": "web",
        "ImageId": UBUNTU,
        "InstanceType": "N3.2B",
        "SubnetId": where["subnet"],
        "SecurityGroupId": [where["group"]],
        "ChargeType": "HourlyInstantSettlement",
        "InstanceName": "web",
        "SystemDisk": {"DiskType": "SSD3.0", "DiskSize": 40},
        "DataDisk": [{"Type": "SSD3.0", "Size": 20, "DeleteWithInstance": True}],
        "Tag": [{"Key": "team", "Value": "web"}],
        "KeepImageLogin": False,
    }
    model = root("kec", "CreateModel", **order)["ModelId"]
    with refused(409, "NameConflict"):
        root("kec", "CreateModel", **order)
    (shown,) = root.core("kec").describe_models(**{"ModelId.1": model})["ModelSet"]
    assert (shown["ModelName"], shown["InstanceType"], shown["SystemDisk"]["DiskSize"]) == ("web", "N3.2B", 40)
    assert shown["DataDiskSet"] == [{"Type": "SSD3.0", "Size": 20, "DeleteWithInstance": True}]
    (made,) = root("kec", "RunInstances", ModelId=model, MaxCount=1, MinCount=1)["InstancesSet"]
    shown = instance_of(root, made["InstanceId"])
    assert (shown["InstanceName"], shown["ImageId"], len(shown["DataDisks"])) == ("web", UBUNTU, 1)
    root("kec", "TerminateModels", ModelId=model)
    assert root("kec", "DescribeModels", ModelId=[model])["ModelSet"] == []
    with refused(404, "ModelNotFound"):
        root("kec", "RunInstances", ModelId=model, MaxCount=1, MinCount=1)


def test_an_instance_gets_another_type_and_another_image(root):
    instance = ready(root, root.network())
    with refused(400, "InstanceStateNotSupported"):
        root("kec", "ModifyInstanceType", InstanceId=instance, InstanceType="N3.4B")
    change = {"InstanceType": "N3.4B", "StopInstance": True, "AutoRestart": True, "SystemDisk.DiskSize": 60}
    root("kec", "ModifyInstanceType", InstanceId=instance, **change)
    root.sandbox.advance("1m")
    shown = instance_of(root, instance)
    assert (shown["InstanceType"], shown["InstanceState"]["Name"]) == ("N3.4B", "active")
    assert shown["SystemDisk"]["DiskSize"] == 60
    root("kec", "StopInstances", InstanceId=[instance])
    root.sandbox.advance("1m")
    root.core("kec").modify_instance_image(**{"InstanceId": instance, "ImageId": UBUNTU, "SystemDisk.DiskSize": 70})
    root.sandbox.advance("1m")
    again = instance_of(root, instance)
    assert (again["ImageId"], again["InstanceState"]["Name"]) == (UBUNTU, "active")
    assert again["SystemDisk"]["DiskId"] != shown["SystemDisk"]["DiskId"]


def test_a_protected_instance_stays_and_is_paid_for_in_another_way(root):
    instance = ready(root, root.network())
    # The typed client has no model of this one.
    raw(root, "kec", "ModifyInstanceChargeType", **{"InstanceId.1": instance, "TargetChargeType": "Daily"})
    assert instance_of(root, instance)["ChargeType"] == "Daily"
    root("kec", "SetInstanceResourceProtect", InstanceId=[instance], IsProtection=True)
    with refused(400, "InstanceIsProtected"):
        root("kec", "TerminateInstances", InstanceId=[instance], ForceDelete=True)
    root("kec", "SetInstanceResourceProtect", InstanceId=[instance], IsProtection=False)
    root("kec", "TerminateInstances", InstanceId=[instance], ForceDelete=True)
    assert root("kec", "DescribeInstances", InstanceId=[instance])["InstancesSet"] == []
