"""Launch templates: versions, instances launched from them, and the role that a template names."""

import pytest

from clients import refused
from machines import IMAGE, TYPE, listed, network, only, roles_of, shown
from principals import allow, attach_to_user, policy, role, trusting, user_allowed

LARGER = "ecs.g6.xlarge"
# What a launch is about beside its template.
KINDS = ("instance", "image", "securitygroup", "vswitch", "disk", "networkinterface", "snapshot")


@pytest.fixture
def where(root, clock):
    return network(root)


def template(caller, where, **more) -> str:
    """A template that names everything but the vSwitch."""
    usual = {"LaunchTemplateName": "web", "ImageId": IMAGE, "InstanceType": TYPE, "SecurityGroupId": where.group}
    return caller.in_ecs("CreateLaunchTemplate", **usual | more)["LaunchTemplateId"]


def version(caller, name: str, where, **more) -> int:
    usual = {"LaunchTemplateId": name, "ImageId": IMAGE, "InstanceType": TYPE, "SecurityGroupId": where.group}
    return caller.in_ecs("CreateLaunchTemplateVersion", **usual | more)["LaunchTemplateVersionNumber"]


def launch(caller, name: str, where, **more) -> str:
    answer = caller.in_ecs("RunInstances", **{"LaunchTemplateId": name, "VSwitchId": where.vswitch} | more)
    caller.sandbox.advance("1m")
    (made,) = listed(answer, "InstanceIdSets", "InstanceIdSet")
    return made


def templates(caller, **filters) -> list[dict]:
    return listed(caller.in_ecs("DescribeLaunchTemplates", **filters), "LaunchTemplateSets", "LaunchTemplateSet")


def versions(caller, name: str, **filters) -> list[dict]:
    answer = caller.in_ecs("DescribeLaunchTemplateVersions", LaunchTemplateId=name, **filters)
    return listed(answer, "LaunchTemplateVersionSets", "LaunchTemplateVersionSet")


def test_a_template_says_what_it_was_told(root, where):
    made = template(root, where, VersionDescription="first", InstanceName="from-template", HostName="web")
    (one,) = templates(root, LaunchTemplateId=[made])
    # CreateLaunchTemplate: "its version number is set to 1 by default".
    assert (one["LaunchTemplateName"], one["DefaultVersionNumber"], one["LatestVersionNumber"]) == ("web", 1, 1)
    (first,) = versions(root, made)
    assert (first["VersionNumber"], first["VersionDescription"], first["DefaultVersion"]) == (1, "first", True)
    said = first["LaunchTemplateData"]
    assert (said["ImageId"], said["InstanceType"], said["SecurityGroupId"]) == (IMAGE, TYPE, where.group)
    assert (said["InstanceName"], said["HostName"]) == ("from-template", "web")


def test_what_the_call_says_wins(root, where):
    made = template(
        root, where, InstanceName="from-template", Description="kept", Tag=[{"Key": "team", "Value": "web"}]
    )
    instance = shown(root, launch(root, made, where, InstanceType=LARGER, InstanceName="called"))
    assert (instance["InstanceType"], instance["InstanceName"]) == (LARGER, "called")
    # What the call does not name comes from the template.
    assert (instance["ImageId"], instance["Description"]) == (IMAGE, "kept")
    assert only(instance, "Tags", "Tag")["TagValue"] == "web"


def test_disks_of_a_template(root, where):
    disks = {"SystemDisk": {"Category": "cloud_essd", "Size": 60}, "DataDisk": [{"Category": "cloud_essd", "Size": 40}]}
    made = launch(root, template(root, where, **disks), where)
    sizes = {one["Type"]: one["Size"] for one in listed(root.in_ecs("DescribeDisks", InstanceId=made), "Disks", "Disk")}
    assert sizes == {"system": 60, "data": 40}


def test_the_default_version_is_launched(root, where):
    made = template(root, where)
    # "Version numbers start from 1 and increase by one."
    assert version(root, made, where, InstanceType=LARGER) == 2
    assert shown(root, launch(root, made, where))["InstanceType"] == TYPE
    assert shown(root, launch(root, made, where, LaunchTemplateVersion=2))["InstanceType"] == LARGER
    root.in_ecs("ModifyLaunchTemplateDefaultVersion", LaunchTemplateId=made, DefaultVersionNumber=2)
    assert shown(root, launch(root, made, where))["InstanceType"] == LARGER
    with refused(404, "InvalidLaunchTemplateVersion.NotFound"):
        launch(root, made, where, LaunchTemplateVersion=3)


def test_the_default_version_goes_only_with_its_template(root, where):
    made = template(root, where)
    version(root, made, where)
    # DeleteLaunchTemplateVersion: "To delete the default version, you must call DeleteLaunchTemplate".
    with refused(400, "InvalidParameter"):
        root.in_ecs("DeleteLaunchTemplateVersion", LaunchTemplateId=made, DeleteVersion=[1])
    root.in_ecs("DeleteLaunchTemplateVersion", LaunchTemplateId=made, DeleteVersion=[2])
    assert [one["VersionNumber"] for one in versions(root, made)] == [1]
    # A number is not given again.
    assert version(root, made, where) == 3
    root.in_ecs("DeleteLaunchTemplate", LaunchTemplateId=made)
    assert templates(root) == []
    with refused(404, "InvalidLaunchTemplate.NotFound"):
        versions(root, made)


def test_templates_are_found_by_page(root, where):
    made = [template(root, where, LaunchTemplateName=name) for name in ("one", "two", "three")]
    (one,) = templates(root, LaunchTemplateName=["two"])
    assert one["LaunchTemplateId"] == made[1]
    pages = [root.in_ecs("DescribeLaunchTemplates", PageSize=2, PageNumber=page) for page in (1, 2)]
    sets = [listed(page, "LaunchTemplateSets", "LaunchTemplateSet") for page in pages]
    assert [(len(page), answer["TotalCount"]) for page, answer in zip(sets, pages)] == [(2, 3), (1, 3)]


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        # CreateLaunchTemplate's page.
        ({"LaunchTemplateName": "web"}, 403, "LaunchTemplateName.Duplicated"),
        ({"LaunchTemplateName": "1"}, 400, "InvalidLaunchTemplateName.Malformed"),
        ({"UserData": "!"}, 400, "InvalidUserData.Base64FormatInvalid"),
        ({"TemplateResourceGroupId": "rg-acfmnone"}, 404, "InvalidResourceGroup.NotFound"),
    ],
)
def test_an_order_is_checked(root, where, wrong, status, code):
    template(root, where)
    with refused(status, code):
        template(root, where, **{"LaunchTemplateName": "other"} | wrong)


def test_what_a_template_names_is_looked_for_at_the_launch(root, where):
    # CreateLaunchTemplate: "The validity of the parameter values are verified only when you use the launch template".
    made = template(root, where, ImageId="m-bp1none")
    with refused(404, "InvalidImageId.NotFound"):
        launch(root, made, where)


def test_thirty_versions_and_no_more(root, where):
    # "Each launch template can have up to 30 versions."
    made = template(root, where)
    for number in range(2, 31):
        assert version(root, made, where) == number
    with refused(403, "LaunchTemplateVersionLimitExceed"):
        version(root, made, where)


def test_thirty_templates_and_no_more(root, where):
    # "You can create up to 30 launch templates in each region."
    for number in range(30):
        template(root, where, LaunchTemplateName=f"web-{number}")
    with refused(403, "LaunchTemplateLimitExceed"):
        template(root, where)


# Roles.


def test_a_template_is_no_way_around_passing_a_role(root, where):
    role(root, "App", trusting(Service="ecs.aliyuncs.com"))
    made = template(root, where, RamRoleName="App")
    alice = user_allowed(root, "alice", allow("ecs:*"))
    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(alice, made, where)
    assert listed(root.in_ecs("DescribeInstances"), "Instances", "Instance") == []
    # To write the role's name into a template of one's own does not help.
    hers = template(alice, where, LaunchTemplateName="hers", RamRoleName="App")
    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(alice, hers, where)
    attach_to_user(root, "alice", policy(root, "pass", allow("ram:PassRole", "acs:ram:*:*:role/App")))
    launched = launch(alice, made, where)
    assert roles_of(root, launched) == {launched: "App"}


def test_another_role_of_the_call_is_passed_instead(root, where):
    for name in ("App", "Admin"):
        role(root, name, trusting(Service="ecs.aliyuncs.com"))
    made = template(root, where, RamRoleName="Admin")
    alice = user_allowed(root, "alice", allow("ecs:*"), allow("ram:PassRole", "acs:ram:*:*:role/App"))
    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(alice, made, where)
    launched = launch(alice, made, where, RamRoleName="App")
    assert roles_of(root, launched) == {launched: "App"}


def test_a_user_launches_from_one_template_only(root, account, where):
    mine, other = template(root, where), template(root, where, LaunchTemplateName="other")
    plain = allow("ecs:RunInstances", [f"acs:ecs:*:{account.id}:{kind}/*" for kind in KINDS])
    this = allow("ecs:RunInstances", f"acs:ecs:*:{account.id}:launchtemplate/{mine}")
    alice = user_allowed(root, "alice", plain, this)
    launch(alice, mine, where)
    with refused(403, "Forbidden.RAM"):
        launch(alice, other, where)


def test_templates_go_by_their_tag(root, where):
    plain = template(root, where)
    web = template(root, where, LaunchTemplateName="web-tier", TemplateTag=[{"Key": "team", "Value": "web"}])
    rights = allow("ecs:DeleteLaunchTemplate", StringEquals={"acs:ResourceTag/team": "web"})
    alice = user_allowed(root, "alice", rights)
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteLaunchTemplate", LaunchTemplateId=plain)
    alice.in_ecs("DeleteLaunchTemplate", LaunchTemplateId=web)
    assert [one["LaunchTemplateId"] for one in templates(root)] == [plain]
