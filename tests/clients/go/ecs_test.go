package clients

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
)

func TestAKeyPairIsMadeBoundAndReplaced(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	for _, name := range []string{"go-old", "go-new"} {
		request := ecs.CreateCreateKeyPairRequest()
		at(request)
		request.KeyPairName = name
		made, err := root.ecs.CreateKeyPair(request)
		must(t, err)
		block, _ := pem.Decode([]byte(made.PrivateKeyBody))
		if block == nil {
			t.Fatalf("no private key: %q", made.PrivateKeyBody)
		}
		if _, err := x509.ParsePKCS1PrivateKey(block.Bytes); err != nil {
			t.Fatal(err)
		}
		_, err = root.ecs.CreateKeyPair(request)
		refuses(t, err, 400, "KeyPair.AlreadyExist")
	}
	vswitch, group := subnet(t)
	id := root.machine(t, vswitch, group, func(request *ecs.RunInstancesRequest) { request.KeyPairName = "go-old" })
	bind := ecs.CreateAttachKeyPairRequest()
	at(bind)
	bind.KeyPairName, bind.InstanceIds = "go-new", fmt.Sprintf(`["%s"]`, id)
	bound, err := root.ecs.AttachKeyPair(bind)
	must(t, err)
	// AttachKeyPair: counts are strings, and another key takes the place of the first.
	same(t, "FailCount", bound.FailCount, "0")
	same(t, "the key", root.instance(t, id).KeyPairName, "go-new")
	drop := ecs.CreateDeleteKeyPairsRequest()
	at(drop)
	drop.KeyPairNames = `["go-new"]`
	_, err = root.ecs.DeleteKeyPairs(drop)
	refuses(t, err, 400, "InvalidParameter.KeypairAlreadyAttachedInstance")
	drop.KeyPairNames = `["go-old"]`
	_, err = root.ecs.DeleteKeyPairs(drop)
	must(t, err)
	root.remove(t, id)
}

func TestADiskIsAttachedResizedAndOutlivesItsInstance(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	id := root.machine(t, vswitch, group, nil)
	order := ecs.CreateCreateDiskRequest()
	at(order)
	order.ZoneId, order.DiskCategory, order.Size = region+"-i", "cloud_essd", "40"
	order.ClientToken = "go-disk"
	made, err := root.ecs.CreateDisk(order)
	must(t, err)
	again, err := root.ecs.CreateDisk(order)
	must(t, err)
	same(t, "the disk of a repeated order", again.DiskId, made.DiskId)
	disk := func() ecs.Disk {
		request := ecs.CreateDescribeDisksRequest()
		at(request)
		request.DiskIds = fmt.Sprintf(`["%s"]`, made.DiskId)
		found, err := root.ecs.DescribeDisks(request)
		must(t, err)
		return one(t, found.Disks.Disk)
	}
	until(t, "a disk is made", func() bool { return disk().Status == "Available" })
	bind := ecs.CreateAttachDiskRequest()
	at(bind)
	bind.DiskId, bind.InstanceId = made.DiskId, id
	_, err = root.ecs.AttachDisk(bind)
	must(t, err)
	same(t, "the state right after", disk().Status, "Attaching")
	until(t, "a disk is attached", func() bool { return disk().Status == "In_use" })
	_, err = root.ecs.AttachDisk(bind)
	refuses(t, err, 404, "InvalidDisk.InUse")
	grow := ecs.CreateResizeDiskRequest()
	at(grow)
	grow.DiskId, grow.NewSize = made.DiskId, "40"
	_, err = root.ecs.ResizeDisk(grow)
	refuses(t, err, 403, "InvalidDiskSize.TooSmall")
	grow.NewSize = "461"
	_, err = root.ecs.ResizeDisk(grow)
	must(t, err)
	grade := ecs.CreateModifyDiskSpecRequest()
	at(grade)
	grade.DiskId, grade.PerformanceLevel = made.DiskId, "PL2"
	_, err = root.ecs.ModifyDiskSpec(grade)
	must(t, err)
	same(t, "the size", disk().Size, 461)
	same(t, "the grade", disk().PerformanceLevel, "PL2")
	root.remove(t, id)
	// AttachDisk: DeleteWithInstance is false by default.
	until(t, "a disk outlives its instance", func() bool { return disk().Status == "Available" })
	drop := ecs.CreateDeleteDiskRequest()
	at(drop)
	drop.DiskId = made.DiskId
	_, err = root.ecs.DeleteDisk(drop)
	must(t, err)
	_, err = root.ecs.DeleteDisk(drop)
	refuses(t, err, 404, "InvalidDiskId.NotFound")
}

func TestAnInterfaceMovesAndKeepsItsAddresses(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	order := ecs.CreateCreateNetworkInterfaceRequest()
	at(order)
	order.VSwitchId, order.SecurityGroupId = vswitch, group
	order.PrimaryIpAddress, order.PrivateIpAddress = "10.0.1.100", &[]string{"10.0.1.101"}
	made, err := root.ecs.CreateNetworkInterface(order)
	must(t, err)
	same(t, "the address", made.PrivateIpAddress, "10.0.1.100")
	_, err = root.ecs.CreateNetworkInterface(order)
	refuses(t, err, 403, "InvalidIp.IpRepeated")
	seen := func() ecs.NetworkInterfaceSet {
		request := ecs.CreateDescribeNetworkInterfacesRequest()
		at(request)
		request.NetworkInterfaceId = &[]string{made.NetworkInterfaceId}
		found, err := root.ecs.DescribeNetworkInterfaces(request)
		must(t, err)
		return one(t, found.NetworkInterfaceSets.NetworkInterfaceSet)
	}
	until(t, "an interface is made", func() bool { return seen().Status == "Available" })
	for moves := 0; moves < 2; moves++ {
		id := root.machine(t, vswitch, group, nil)
		bind := ecs.CreateAttachNetworkInterfaceRequest()
		at(bind)
		bind.InstanceId, bind.NetworkInterfaceId = id, made.NetworkInterfaceId
		_, err = root.ecs.AttachNetworkInterface(bind)
		must(t, err)
		until(t, "an interface is attached", func() bool { return seen().Status == "InUse" })
		same(t, "the holder", seen().InstanceId, id)
		same(t, "the hardware address", seen().MacAddress, made.MacAddress)
		same(t, "how many addresses", len(seen().PrivateIpSets.PrivateIpSet), 2)
		drop := ecs.CreateDeleteNetworkInterfaceRequest()
		at(drop)
		drop.NetworkInterfaceId = made.NetworkInterfaceId
		_, err = root.ecs.DeleteNetworkInterface(drop)
		refuses(t, err, 400, "InvalidOperation.InvalidEniState")
		free := ecs.CreateDetachNetworkInterfaceRequest()
		at(free)
		free.InstanceId, free.NetworkInterfaceId = id, made.NetworkInterfaceId
		_, err = root.ecs.DetachNetworkInterface(free)
		must(t, err)
		until(t, "an interface is free again", func() bool { return seen().Status == "Available" })
		root.remove(t, id)
	}
}

func TestADeploymentSetCountsItsInstances(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	order := ecs.CreateCreateDeploymentSetRequest()
	at(order)
	order.DeploymentSetName, order.Strategy = "go-spread", "Availability"
	made, err := root.ecs.CreateDeploymentSet(order)
	must(t, err)
	within := func(request *ecs.RunInstancesRequest) { request.DeploymentSetId = made.DeploymentSetId }
	id := root.machine(t, vswitch, group, within)
	list := ecs.CreateDescribeDeploymentSetsRequest()
	at(list)
	list.DeploymentSetIds = fmt.Sprintf(`["%s"]`, made.DeploymentSetId)
	found, err := root.ecs.DescribeDeploymentSets(list)
	must(t, err)
	set := one(t, found.DeploymentSets.DeploymentSet)
	same(t, "how many instances", set.InstanceAmount, 1)
	same(t, "the instance", one(t, set.InstanceIds.InstanceId), id)
	drop := ecs.CreateDeleteDeploymentSetRequest()
	at(drop)
	drop.DeploymentSetId = made.DeploymentSetId
	_, err = root.ecs.DeleteDeploymentSet(drop)
	refuses(t, err, 403, "DependencyViolation.NotEmpty")
	root.remove(t, id)
	_, err = root.ecs.DeleteDeploymentSet(drop)
	must(t, err)
}

func TestRulesHaveIdentifiersAndGroupsReferences(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	_, group := subnet(t)
	list := ecs.CreateCreatePrefixListRequest()
	at(list)
	list.PrefixListName, list.AddressFamily, list.MaxEntries = "go-offices", "IPv4", "2"
	list.Entry = &[]ecs.CreatePrefixListEntry{{Cidr: "192.168.1.100"}}
	offices, err := root.ecs.CreatePrefixList(list)
	must(t, err)
	list.Entry = &[]ecs.CreatePrefixListEntry{{Cidr: "10.0.0.0/8"}, {Cidr: "10.0.0.0/8"}}
	_, err = root.ecs.CreatePrefixList(list)
	refuses(t, err, 400, "InvalidParameter.CidrDuplicated")

	permit := ecs.CreateAuthorizeSecurityGroupRequest()
	at(permit)
	permit.SecurityGroupId = group
	permit.Permissions = &[]ecs.AuthorizeSecurityGroupPermissions{
		{IpProtocol: "tcp", PortRange: "22/22", SourcePrefixListId: offices.PrefixListId},
		{IpProtocol: "tcp", PortRange: "80/80", SourceCidrIp: "0.0.0.0/0"},
	}
	_, err = root.ecs.AuthorizeSecurityGroup(permit)
	must(t, err)
	rules := func() map[string]ecs.Permission {
		request := ecs.CreateDescribeSecurityGroupAttributeRequest()
		at(request)
		request.SecurityGroupId, request.Direction = group, "ingress"
		found, err := root.ecs.DescribeSecurityGroupAttribute(request)
		must(t, err)
		byPort := map[string]ecs.Permission{}
		for _, rule := range found.Permissions.Permission {
			byPort[rule.PortRange] = rule
		}
		return byPort
	}
	same(t, "the list of a rule", rules()["22/22"].SourcePrefixListId, offices.PrefixListId)
	same(t, "the usual priority", rules()["80/80"].Priority, "1")
	change := ecs.CreateModifySecurityGroupRuleRequest()
	at(change)
	change.SecurityGroupId, change.SecurityGroupRuleId = group, rules()["80/80"].SecurityGroupRuleId
	change.Policy, change.Priority = "drop", "9"
	_, err = root.ecs.ModifySecurityGroupRule(change)
	must(t, err)
	same(t, "the changed priority", rules()["80/80"].Priority, "9")
	drop := ecs.CreateDeletePrefixListRequest()
	at(drop)
	drop.PrefixListId = offices.PrefixListId
	_, err = root.ecs.DeletePrefixList(drop)
	refuses(t, err, 400, "NotAllowed.AssociationExist")
	revoke := ecs.CreateRevokeSecurityGroupRequest()
	at(revoke)
	revoke.SecurityGroupId = group
	revoke.SecurityGroupRuleId = &[]string{rules()["22/22"].SecurityGroupRuleId}
	_, err = root.ecs.RevokeSecurityGroup(revoke)
	must(t, err)
	same(t, "how many rules are left", len(rules()), 1)
	_, err = root.ecs.DeletePrefixList(drop)
	must(t, err)
}

func TestAnInstanceChangesAndIsReleasedAtItsTime(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	id := root.machine(t, vswitch, group, nil)
	resize := ecs.CreateModifyInstanceSpecRequest()
	at(resize)
	resize.InstanceId, resize.InstanceType = id, "ecs.g6.xlarge"
	_, err := root.ecs.ModifyInstanceSpec(resize)
	refuses(t, err, 403, "IncorrectInstanceStatus")
	root.stop(t, id)
	_, err = root.ecs.ModifyInstanceSpec(resize)
	must(t, err)
	move := ecs.CreateModifyInstanceVpcAttributeRequest()
	at(move)
	move.InstanceId, move.VSwitchId, move.PrivateIpAddress = id, vswitch, "10.0.1.77"
	_, err = root.ecs.ModifyInstanceVpcAttribute(move)
	must(t, err)
	widen := ecs.CreateModifyInstanceNetworkSpecRequest()
	at(widen)
	widen.InstanceId, widen.InternetMaxBandwidthOut = id, "101"
	_, err = root.ecs.ModifyInstanceNetworkSpec(widen)
	refuses(t, err, 400, "InvalidInternetMaxBandwidthOut.ValueNotSupported")
	widen.InternetMaxBandwidthOut = "5"
	_, err = root.ecs.ModifyInstanceNetworkSpec(widen)
	must(t, err)
	public := ecs.CreateAllocatePublicIpAddressRequest()
	at(public)
	public.InstanceId = id
	given, err := root.ecs.AllocatePublicIpAddress(public)
	must(t, err)
	changed := root.instance(t, id)
	same(t, "the type", changed.InstanceType, "ecs.g6.xlarge")
	same(t, "the private address", one(t, changed.VpcAttributes.PrivateIpAddress.IpAddress), "10.0.1.77")
	same(t, "the public address", one(t, changed.PublicIpAddress.IpAddress), given.IpAddress)

	release := ecs.CreateModifyInstanceAutoReleaseTimeRequest()
	at(release)
	now := sandbox.now(t)
	release.InstanceId, release.AutoReleaseTime = id, now.Add(10*time.Minute).Format(time.RFC3339)
	_, err = root.ecs.ModifyInstanceAutoReleaseTime(release)
	// ModifyInstanceAutoReleaseTime: half an hour at least.
	refuses(t, err, 400, "InvalidAutoReleaseTime.Malformed")
	release.AutoReleaseTime = now.Add(2 * time.Hour).Format(time.RFC3339)
	_, err = root.ecs.ModifyInstanceAutoReleaseTime(release)
	must(t, err)
	sandbox.advance(t, "121m")
	list := ecs.CreateDescribeInstancesRequest()
	at(list)
	list.InstanceIds = fmt.Sprintf(`["%s"]`, id)
	found, err := root.ecs.DescribeInstances(list)
	must(t, err)
	same(t, "how many are left", found.TotalCount, 0)
}

func TestTagsDecideWhatAUserMayStop(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	web, other := root.machine(t, vswitch, group, nil), root.machine(t, vswitch, group, nil)
	mark := ecs.CreateTagResourcesRequest()
	at(mark)
	mark.ResourceType, mark.ResourceId = "instance", &[]string{web}
	mark.Tag = &[]ecs.TagResourcesTag{{Key: "team", Value: "web"}}
	_, err := root.ecs.TagResources(mark)
	must(t, err)
	mark.Tag = &[]ecs.TagResourcesTag{{Key: "acs:team", Value: "web"}}
	_, err = root.ecs.TagResources(mark)
	refuses(t, err, 400, "InvalidTagKey.Malformed")
	list := ecs.CreateListTagResourcesRequest()
	at(list)
	list.ResourceType, list.ResourceId = "instance", &[]string{web, other}
	found, err := root.ecs.ListTagResources(list)
	must(t, err)
	same(t, "the tagged instance", one(t, found.TagResources.TagResource).ResourceId, web)

	user := limited(t, "go-web-team", `{"Effect":"Allow","Action":"ecs:StopInstance","Resource":"*",
		"Condition":{"StringEquals":{"acs:ResourceTag/team":"web"}}}`)
	halt := ecs.CreateStopInstanceRequest()
	at(halt)
	halt.InstanceId = other
	_, err = user.ecs.StopInstance(halt)
	refuses(t, err, 403, "Forbidden.RAM")
	halt.InstanceId = web
	_, err = user.ecs.StopInstance(halt)
	must(t, err)
	until(t, "it stops", func() bool { return root.instance(t, web).Status == "Stopped" })
	root.remove(t, web)
	root.remove(t, other)
}

func TestResourceGroupsHoldInstances(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	id := root.machine(t, vswitch, group, nil)
	made, err := call(t, "2020-03-31", "CreateResourceGroup", parameters{"Name": "go-team", "DisplayName": "team"})
	must(t, err)
	team := fmt.Sprint(in(t, made, "ResourceGroup", "Id"))
	move := ecs.CreateJoinResourceGroupRequest()
	at(move)
	move.ResourceType, move.ResourceId, move.ResourceGroupId = "instance", id, "rg-acfmnone"
	_, err = root.ecs.JoinResourceGroup(move)
	refuses(t, err, 404, "InvalidResourceGroup.NotFound")
	move.ResourceGroupId = team
	_, err = root.ecs.JoinResourceGroup(move)
	must(t, err)
	list := ecs.CreateDescribeInstancesRequest()
	at(list)
	list.ResourceGroupId = team
	found, err := root.ecs.DescribeInstances(list)
	must(t, err)
	same(t, "the instance of the group", one(t, found.Instances.Instance).InstanceId, id)
	root.remove(t, id)
}

func TestListsOfDisksAreReadToTheirEnd(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	wanted := map[string]bool{}
	for number := 0; number < 12; number++ {
		order := ecs.CreateCreateDiskRequest()
		at(order)
		order.ZoneId, order.DiskCategory, order.Size = region+"-i", "cloud_essd", "20"
		order.DiskName = "go-page"
		made, err := root.ecs.CreateDisk(order)
		must(t, err)
		wanted[made.DiskId] = true
	}
	request := ecs.CreateDescribeDisksRequest()
	at(request)
	request.DiskName, request.MaxResults = "go-page", requests.NewInteger(10)
	pages := 0
	for {
		page, err := root.ecs.DescribeDisks(request)
		must(t, err)
		pages++
		for _, disk := range page.Disks.Disk {
			if !wanted[disk.DiskId] {
				t.Fatalf("%s was found twice or never made", disk.DiskId)
			}
			delete(wanted, disk.DiskId)
		}
		if request.NextToken = page.NextToken; page.NextToken == "" {
			break
		}
	}
	same(t, "how many were not found", len(wanted), 0)
	same(t, "how many pages", pages, 2)
}
