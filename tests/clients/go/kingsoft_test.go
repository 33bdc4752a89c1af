package clients

import (
	"fmt"
	"strings"
	"testing"

	"github.com/KscSDK/ksc-sdk-go/ksc"
	"github.com/KscSDK/ksc-sdk-go/ksc/utils"
	oldebs "github.com/KscSDK/ksc-sdk-go/service/ebs"
	oldkec "github.com/KscSDK/ksc-sdk-go/service/kec"
	oldsks "github.com/KscSDK/ksc-sdk-go/service/sks"
	oldtag "github.com/KscSDK/ksc-sdk-go/service/tag"
	oldvpc "github.com/KscSDK/ksc-sdk-go/service/vpc"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/awserr"
	ebs "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/ebs/v20160304"
	eip "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/eip/v20160304"
	iam "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/iam/v20151101"
	kec "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/kec/v20160304"
	sks "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/sks/v20151101"
	tagv2 "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/tagv2/v20200901"
	vpc "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/vpc/v20160304"
	"github.com/kingsoftcloud/sdk-go/v2/ksyun/common"
	"github.com/kingsoftcloud/sdk-go/v2/ksyun/common/profile"
)

const (
	beijing   = "cn-beijing-6"
	centos    = "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"
	ubuntu    = "IMG-dd1f8324-1f27-46e0-ad6b-b41d8c8ff025"
	publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@here"
)

// ksyun is Kingsoft Cloud's clients, of an account in which a test is alone.
type ksyun struct {
	vpc   *vpc.Client
	kec   *kec.Client
	ebs   *ebs.Client
	eip   *eip.Client
	sks   *sks.Client
	iam   *iam.Client
	tagv2 *tagv2.Client
	// The older ones, for what the newer ones do not have or do not read.
	old struct {
		ebs *oldebs.Ebs
		kec *oldkec.Kec
		sks *oldsks.Sks
		tag *oldtag.Tag
		vpc *oldvpc.Vpc
	}
	// Where instances are launched, once it is laid.
	network, subnet, group string
}

// ksyunOf makes an account. Its clients sign with the host's time, so the clock shows that first.
func ksyunOf(t *testing.T) *ksyun {
	t.Helper()
	sandbox.resume(t)
	t.Cleanup(func() { sandbox.resume(t) })
	c, account := &ksyun{}, sandbox.account(t, "kingsoft")
	credential := common.NewCredential(account.id, account.secret)
	way := profile.NewClientProfile()
	way.HttpProfile.Endpoint = sandbox.endpoint()
	c.vpc, _ = vpc.NewClient(credential, beijing, way)
	c.kec, _ = kec.NewClient(credential, beijing, way)
	c.ebs, _ = ebs.NewClient(credential, beijing, way)
	c.eip, _ = eip.NewClient(credential, beijing, way)
	c.sks, _ = sks.NewClient(credential, beijing, way)
	c.iam, _ = iam.NewClient(credential, beijing, way)
	c.tagv2, _ = tagv2.NewClient(credential, beijing, way)
	session, place := ksc.NewClient(account.id, account.secret), &ksc.Config{Region: aws.String(beijing)}
	at := &utils.UrlInfo{CustomerDomain: sandbox.endpoint(), CustomerDomainIgnoreService: true}
	c.old.ebs = oldebs.SdkNew(session, place, at)
	c.old.kec = oldkec.SdkNew(session, place, at)
	c.old.sks = oldsks.SdkNew(session, place, at)
	c.old.tag = oldtag.SdkNew(session, place, at)
	c.old.vpc = oldvpc.SdkNew(session, place, at)
	return c
}

// to is a pointer to a value, as requests want it.
func to[T any](value T) *T { return &value }

// denied fails the test unless Kingsoft Cloud refused with this status and code.
func denied(t *testing.T, err error, status int, code string) {
	t.Helper()
	if old, ok := err.(awserr.RequestFailure); ok {
		if old.StatusCode() != status || old.Code() != code {
			t.Fatalf("%d %s was expected: %v", status, code, err)
		}
		return
	}
	// The newer client puts the answer into the text of its error.
	wanted := []string{fmt.Sprintf("HttpCode:%d ", status), fmt.Sprintf(`"Code":"%s"`, code)}
	for _, part := range wanted {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Fatalf("%d %s was expected: %v", status, code, err)
		}
	}
}

// lay makes a network with a subnet and a security group.
func (c *ksyun) lay(t *testing.T) {
	t.Helper()
	whole := vpc.NewCreateVpcRequest()
	whole.VpcName, whole.CidrBlock = to("go"), to("10.0.0.0/16")
	made, err := c.vpc.CreateVpcSend(whole)
	must(t, err)
	c.network = *made.Vpc.VpcId
	// The newer client does not read the subnet in the answer.
	piece := parameters{"VpcId": c.network, "SubnetName": "go-a", "CidrBlock": "10.0.1.0/24", "SubnetType": "Normal"}
	cut, err := c.old.vpc.CreateSubnet(&piece)
	must(t, err)
	c.subnet = fmt.Sprint(in(t, *cut, "Subnet", "SubnetId"))
	group := vpc.NewCreateSecurityGroupRequest()
	group.VpcId, group.SecurityGroupName = &c.network, to("web")
	built, err := c.vpc.CreateSecurityGroupSend(group)
	must(t, err)
	c.group = *built.SecurityGroup.SecurityGroupId
}

// machine launches an instance in a network of its own and waits until it is up.
func (c *ksyun) machine(t *testing.T) string {
	t.Helper()
	c.lay(t)
	order := kec.NewRunInstancesRequest()
	order.ImageId, order.InstanceType, order.ChargeType = to(centos), to("N3.2B"), to("HourlyInstantSettlement")
	order.SubnetId, order.SecurityGroupId = &c.subnet, []*string{&c.group}
	order.MaxCount, order.MinCount, order.InstancePassword = to(1), to(1), to("Abcdefg1")
	made, err := c.kec.RunInstancesSend(order)
	must(t, err)
	sandbox.advance(t, "1m")
	return *one(t, made.InstancesSet).InstanceId
}

// shown is what is shown of an instance.
func (c *ksyun) shown(t *testing.T, instance string) *kec.DescribeInstancesResponse {
	t.Helper()
	list := kec.NewDescribeInstancesRequest()
	list.InstanceId = []*string{&instance}
	found, err := c.kec.DescribeInstancesSend(list)
	must(t, err)
	one(t, found.InstancesSet)
	return found
}

func (c *ksyun) volumes(t *testing.T, id string) *ebs.DescribeVolumesResponse {
	t.Helper()
	list := ebs.NewDescribeVolumesRequest()
	list.VolumeId = []*string{&id}
	found, err := c.ebs.DescribeVolumesSend(list)
	must(t, err)
	return found
}

func TestAVolumeOfKingsoftIsAttachedAndGrows(t *testing.T) {
	c := ksyunOf(t)
	instance := c.machine(t)
	order := ebs.NewCreateVolumeRequest()
	order.AvailabilityZone, order.ChargeType = to(beijing+"a"), to("Daily")
	order.VolumeName, order.VolumeType, order.Size = to("data"), to("ESSD_PL2"), to(460)
	_, err := c.ebs.CreateVolumeSend(order)
	denied(t, err, 400, "InvalidParameter")
	order.Size = to(461)
	made, err := c.ebs.CreateVolumeSend(order)
	must(t, err)
	sandbox.advance(t, "10s")
	id := *made.VolumeId
	// The newer client takes the `Return` of this operation and of the deletions for a text.
	_, err = c.old.ebs.AttachVolume(&parameters{"VolumeId": id, "InstanceId": instance, "DeleteWithInstance": true})
	must(t, err)
	sandbox.advance(t, "10s")
	seen := one(t, c.volumes(t, id).Volumes)
	same(t, "the holder", *one(t, seen.Attachment).InstanceId, instance)
	same(t, "whether it goes with it", *seen.Attachment[0].DeleteWithInstance, true)
	same(t, "the disk of the instance", *one(t, c.shown(t, instance).InstancesSet[0].DataDisks).DiskId, id)
	grow := ebs.NewResizeVolumeRequest()
	grow.VolumeId, grow.Size, grow.OnlineResize = &id, to("500"), to(true)
	_, err = c.ebs.ResizeVolumeSend(grow)
	must(t, err)
	name := ebs.NewModifyVolumeRequest()
	name.VolumeId, name.VolumeName = &id, to("orders")
	_, err = c.ebs.ModifyVolumeSend(name)
	must(t, err)
	seen = one(t, c.volumes(t, id).Volumes)
	same(t, "the size", *seen.Size, 500)
	same(t, "the name", *seen.VolumeName, "orders")
	free := ebs.NewDetachVolumeRequest()
	free.VolumeId = &id
	_, err = c.ebs.DetachVolumeSend(free)
	must(t, err)
	sandbox.advance(t, "10s")
	drop := &parameters{"VolumeId": id, "ForceDelete": true}
	_, err = c.old.ebs.DeleteVolume(drop)
	must(t, err)
	same(t, "the state", *one(t, c.volumes(t, id).Volumes).VolumeStatus, "deleting")
	sandbox.advance(t, "10s")
	same(t, "how many are left", len(c.volumes(t, id).Volumes), 0)
	_, err = c.old.ebs.DeleteVolume(drop)
	denied(t, err, 404, "VolumeNotFound")
}

func TestASnapshotOfKingsoftMakesAnotherVolume(t *testing.T) {
	c := ksyunOf(t)
	order := ebs.NewCreateVolumeRequest()
	order.AvailabilityZone, order.ChargeType, order.Size = to(beijing+"a"), to("Daily"), to(20)
	made, err := c.ebs.CreateVolumeSend(order)
	must(t, err)
	sandbox.advance(t, "10s")
	take := ebs.NewCreateSnapshotRequest()
	take.VolumeId, take.SnapshotName = made.VolumeId, to("first")
	taken, err := c.ebs.CreateSnapshotSend(take)
	must(t, err)
	sandbox.advance(t, "1m")
	list := ebs.NewDescribeSnapshotsRequest()
	list.SnapshotId = taken.SnapshotId
	found, err := c.ebs.DescribeSnapshotsSend(list)
	must(t, err)
	seen := one(t, found.Snapshots)
	same(t, "the volume", *seen.VolumeId, *made.VolumeId)
	same(t, "the state", *seen.SnapshotStatus, "available")
	order.Size, order.SnapshotId = nil, taken.SnapshotId
	copied, err := c.ebs.CreateVolumeSend(order)
	must(t, err)
	same(t, "the size of the copy", *one(t, c.volumes(t, *copied.VolumeId).Volumes).Size, 20)
	drop := &parameters{"SnapshotId": *taken.SnapshotId}
	_, err = c.old.ebs.DeleteSnapshot(drop)
	must(t, err)
	_, err = c.old.ebs.DeleteSnapshot(drop)
	denied(t, err, 404, "SnapshotNotFound")
}

func TestAPolicyOfKingsoftForSnapshotsIsChanged(t *testing.T) {
	c := ksyunOf(t)
	// Only the older client has these operations.
	order := parameters{"AutoSnapshotPolicyName": "nightly", "AutoSnapshotTime.1": 3, "RetentionTime": 7}
	_, err := c.old.kec.CreateAutoSnapshotPolicy(&order)
	denied(t, err, 400, "MissingParameter")
	order["AutoSnapshotDate.1"] = 1
	made, err := c.old.kec.CreateAutoSnapshotPolicy(&order)
	must(t, err)
	id := (*made)["AutoSnapshotPolicyId"]
	change := parameters{"AutoSnapshotPolicyId": id, "AutoSnapshotPolicyName": "weekly"}
	_, err = c.old.kec.ModifyAutoSnapshotPolicy(&change)
	must(t, err)
	found, err := c.old.kec.DescribeAutoSnapshotPolicy(&parameters{"AutoSnapshotPolicyId.1": id})
	must(t, err)
	list, _ := in(t, *found, "AutoSnapshotPolicySet").([]interface{})
	same(t, "the name", fmt.Sprint(in(t, one(t, list), "AutoSnapshotPolicyName")), "weekly")
	_, err = c.old.kec.DeleteAutoSnapshotPolicy(&parameters{"AutoSnapshotPolicyId.1": id})
	must(t, err)
}

func TestAKeyOfKingsoftIsPutIntoAnInstance(t *testing.T) {
	c := ksyunOf(t)
	instance := c.machine(t)
	// The newer client does not read the key in the answer.
	made, err := c.old.sks.CreateKey(&parameters{"KeyName": "web"})
	must(t, err)
	id, _ := in(t, *made, "Key", "KeyId").(string)
	bind := kec.NewAttachKeyRequest()
	bind.InstanceId, bind.KeyId = []*string{&instance}, []*string{&id}
	done, err := c.kec.AttachKeySend(bind)
	must(t, err)
	same(t, "what happened", *one(t, done.InstancesSet).Return, true)
	free := kec.NewDetachKeyRequest()
	free.InstanceId, free.KeyId = bind.InstanceId, bind.KeyId
	_, err = c.kec.DetachKeySend(free)
	must(t, err)
	name := sks.NewModifyKeyRequest()
	name.KeyId, name.KeyName = &id, to("db")
	_, err = c.sks.ModifyKeySend(name)
	must(t, err)
	take := sks.NewImportKeyRequest()
	take.KeyName, take.PublicKey = to("mine"), to("ssh-rsa")
	_, err = c.sks.ImportKeySend(take)
	denied(t, err, 400, "InvalidParameter")
	take.PublicKey = to(publicKey)
	_, err = c.sks.ImportKeySend(take)
	must(t, err)
	list := sks.NewDescribeKeysRequest()
	list.Filter = []*sks.DescribeKeysFilter{{Name: to("key-name"), Value: []*string{to("db")}}}
	found, err := c.sks.DescribeKeysSend(list)
	must(t, err)
	same(t, "the renamed key", *one(t, found.KeySet).KeyId, id)
	drop := sks.NewDeleteKeyRequest()
	drop.KeyId = &id
	_, err = c.sks.DeleteKeySend(drop)
	must(t, err)
	_, err = c.sks.DeleteKeySend(drop)
	denied(t, err, 404, "KeyNotFound")
}

func TestTagsOfKingsoftAreGivenAndTakenAway(t *testing.T) {
	c := ksyunOf(t)
	address := c.address(t)
	order := tagv2.NewCreateTagRequest()
	order.Key, order.Value = to("ksc-team"), to("web")
	_, err := c.tagv2.CreateTagSend(order)
	denied(t, err, 400, "InvalidParameter")
	order.Key = to("team")
	made, err := c.tagv2.CreateTagSend(order)
	must(t, err)
	number := fmt.Sprint(*made.TagId)
	give := tagv2.NewReplaceResourcesTagsRequest()
	give.ResourceType = to("eip")
	give.ReplaceTags = []*tagv2.ReplaceResourcesTagsReplaceTags{{ResourceUuids: &address, TagIds: &number}}
	_, err = c.tagv2.ReplaceResourcesTagsSend(give)
	must(t, err)
	list := tagv2.NewListTagsByResourceIdsRequest()
	list.ResourceType, list.ResourceUuids = to("eip"), &address
	found, err := c.tagv2.ListTagsByResourceIdsSend(list)
	must(t, err)
	same(t, "the tag", *one(t, found.Tags).TagId, *made.TagId)
	// The older tags are the same ones.
	old, err := c.old.tag.DescribeTags(&parameters{"Filter.1.Name": "resource-id", "Filter.1.Value.1": address})
	must(t, err)
	tags, _ := in(t, *old, "TagSet").([]interface{})
	same(t, "the key of the older tag", fmt.Sprint(in(t, one(t, tags), "Key")), "team")
	drop := tagv2.NewDeleteTagRequest()
	drop.Tags = []*tagv2.DeleteTagTags{{Key: to("team"), Value: to("web")}}
	_, err = c.tagv2.DeleteTagSend(drop)
	denied(t, err, 409, "TagDeleteConflict")
	take := tagv2.NewDetachResourceTagsRequest()
	take.ResourceType, take.ResourceUuid, take.TagIds = to("eip"), &address, &number
	_, err = c.tagv2.DetachResourceTagsSend(take)
	must(t, err)
	_, err = c.tagv2.DeleteTagSend(drop)
	must(t, err)
	all, err := c.tagv2.ListTagsSend(tagv2.NewListTagsRequest())
	must(t, err)
	same(t, "how many tags are left", *all.Total, 0)
}

func TestAnInstanceOfKingsoftMovesBetweenProjects(t *testing.T) {
	c := ksyunOf(t)
	instance := c.machine(t)
	order := iam.NewCreateProjectRequest()
	order.ProjectName = to("shop")
	made, err := c.iam.CreateProjectSend(order)
	must(t, err)
	_, err = c.iam.CreateProjectSend(order)
	denied(t, err, 409, "EntityAlreadyExists")
	name := iam.NewUpdateProjectInfoRequest()
	name.ProjectId, name.ProjectName = made.Result, to("site")
	_, err = c.iam.UpdateProjectInfoSend(name)
	must(t, err)
	list, err := c.iam.GetAccountAllProjectListSend(iam.NewGetAccountAllProjectListRequest())
	must(t, err)
	same(t, "how many projects", len(list.ListProjectResult.ProjectList), 2)
	same(t, "the name", *list.ListProjectResult.ProjectList[1].ProjectName, "site")
	move := iam.NewUpdateInstanceProjectIdRequest()
	move.InstanceId, move.ProjectId = &instance, made.Result
	_, err = c.iam.UpdateInstanceProjectIdSend(move)
	must(t, err)
	same(t, "the project", *c.shown(t, instance).InstancesSet[0].ProjectId, *made.Result)
	move.ProjectId = to(7)
	_, err = c.iam.UpdateInstanceProjectIdSend(move)
	denied(t, err, 404, "ProjectNoSuchEntity")
}

func TestAModelOfKingsoftIsLaunched(t *testing.T) {
	c := ksyunOf(t)
	c.lay(t)
	order := kec.NewCreateModelRequest()
	order.ModelName, order.ImageId, order.InstanceType = to("web"), to(ubuntu), to("N3.2B")
	order.SubnetId, order.SecurityGroupId = &c.subnet, []*string{&c.group}
	order.ChargeType, order.InstanceName = to("HourlyInstantSettlement"), to("go-web")
	order.SystemDisk = &kec.CreateModelSystemDisk{DiskType: to("SSD3.0"), DiskSize: to("40")}
	made, err := c.kec.CreateModelSend(order)
	must(t, err)
	_, err = c.kec.CreateModelSend(order)
	denied(t, err, 409, "NameConflict")
	// The newer client takes the numbers and booleans of models for texts.
	found, err := c.old.kec.DescribeModels(&parameters{"ModelId.1": *made.ModelId})
	must(t, err)
	models, _ := in(t, *found, "ModelSet").([]interface{})
	same(t, "the image", fmt.Sprint(in(t, one(t, models), "ImageId")), ubuntu)
	launch := kec.NewRunInstancesRequest()
	launch.ModelId, launch.MaxCount, launch.MinCount = made.ModelId, to(1), to(1)
	run, err := c.kec.RunInstancesSend(launch)
	must(t, err)
	instance := c.shown(t, *one(t, run.InstancesSet).InstanceId).InstancesSet[0]
	same(t, "the name", *instance.InstanceName, "go-web")
	same(t, "the disk", *instance.SystemDisk.DiskSize, 40)
	drop := kec.NewTerminateModelsRequest()
	drop.ModelId = made.ModelId
	_, err = c.kec.TerminateModelsSend(drop)
	must(t, err)
	_, err = c.kec.RunInstancesSend(launch)
	denied(t, err, 404, "ModelNotFound")
}

func TestAnInstanceOfKingsoftChanges(t *testing.T) {
	c := ksyunOf(t)
	instance := c.machine(t)
	resize := kec.NewModifyInstanceTypeRequest()
	resize.InstanceId, resize.InstanceType = &instance, to("N3.4B")
	_, err := c.kec.ModifyInstanceTypeSend(resize)
	denied(t, err, 400, "InstanceStateNotSupported")
	resize.StopInstance = to(true)
	_, err = c.kec.ModifyInstanceTypeSend(resize)
	must(t, err)
	sandbox.advance(t, "1m")
	paint := kec.NewModifyInstanceImageRequest()
	paint.InstanceId, paint.ImageId, paint.SystemDiskDiskSize = &instance, to(ubuntu), to(60)
	_, err = c.kec.ModifyInstanceImageSend(paint)
	must(t, err)
	sandbox.advance(t, "1m")
	seen := c.shown(t, instance).InstancesSet[0]
	same(t, "the type", *seen.InstanceType, "N3.4B")
	same(t, "the image", *seen.ImageId, ubuntu)
	same(t, "the disk", *seen.SystemDisk.DiskSize, 60)
	same(t, "the state", *seen.InstanceState.Name, "active")
	protect := kec.NewSetInstanceResourceProtectRequest()
	protect.InstanceId, protect.IsProtection = []*string{&instance}, to(true)
	_, err = c.kec.SetInstanceResourceProtectSend(protect)
	must(t, err)
	drop := kec.NewTerminateInstancesRequest()
	drop.InstanceId, drop.ForceDelete = []*string{&instance}, to(true)
	_, err = c.kec.TerminateInstancesSend(drop)
	denied(t, err, 400, "InstanceIsProtected")
	protect.IsProtection = to(false)
	_, err = c.kec.SetInstanceResourceProtectSend(protect)
	must(t, err)
	_, err = c.kec.TerminateInstancesSend(drop)
	must(t, err)
}
