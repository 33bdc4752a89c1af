package clients

import (
	"net/netip"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

func TestANetworkHasFurtherBlocksAndBothFamilies(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	order := vpc.CreateCreateVpcRequest()
	at(order)
	order.CidrBlock, order.EnableIpv6, order.VpcName = "10.0.0.0/16", "true", "go-wide"
	made, err := root.vpc.CreateVpc(order)
	must(t, err)
	seen := func() *vpc.DescribeVpcAttributeResponse {
		request := vpc.CreateDescribeVpcAttributeRequest()
		at(request)
		request.VpcId = made.VpcId
		found, err := root.vpc.DescribeVpcAttribute(request)
		must(t, err)
		return found
	}
	until(t, "a network is made", func() bool { return seen().Status == "Available" })
	whole, err := netip.ParsePrefix(seen().Ipv6CidrBlock)
	must(t, err)
	same(t, "the length of the IPv6 block", whole.Bits(), 56)
	further := vpc.CreateAssociateVpcCidrBlockRequest()
	at(further)
	further.VpcId, further.SecondaryCidrBlock = made.VpcId, "172.16.0.0/16"
	_, err = root.vpc.AssociateVpcCidrBlock(further)
	must(t, err)
	_, err = root.vpc.AssociateVpcCidrBlock(further)
	refuses(t, err, 400, "InvalidCidrBlock.Overlapped")
	part := vpc.CreateCreateVSwitchRequest()
	at(part)
	part.VpcId, part.ZoneId, part.CidrBlock, part.Ipv6CidrBlock = made.VpcId, region+"-i", "172.16.1.0/24", "7"
	cut, err := root.vpc.CreateVSwitch(part)
	must(t, err)
	look := vpc.CreateDescribeVSwitchAttributesRequest()
	at(look)
	look.VSwitchId = cut.VSwitchId
	piece, err := root.vpc.DescribeVSwitchAttributes(look)
	must(t, err)
	block, err := netip.ParsePrefix(piece.Ipv6CidrBlock)
	must(t, err)
	// CreateVSwitch: Ipv6CidrBlock is the last eight bits before the block of 64.
	same(t, "the part's number", block.Addr().As16()[7], 7)
	same(t, "the length of the part's block", block.Bits(), 64)
	tables := vpc.CreateDescribeRouteTableListRequest()
	at(tables)
	tables.VpcId = made.VpcId
	found, err := root.vpc.DescribeRouteTableList(tables)
	must(t, err)
	table := one(t, found.RouterTableList.RouterTableListType)
	same(t, "the kind of the table", table.RouteTableType, "System")
	same(t, "the part of the table", one(t, table.VSwitchIds.VSwitchId), cut.VSwitchId)
	drop := vpc.CreateDeleteVpcRequest()
	at(drop)
	drop.VpcId = made.VpcId
	_, err = root.vpc.DeleteVpc(drop)
	refuses(t, err, 400, "DependencyViolation.VSwitch")
}

func TestAnElasticAddressFollowsTheInstance(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	id := root.machine(t, vswitch, group, nil)
	order := vpc.CreateAllocateEipAddressRequest()
	at(order)
	order.Name, order.InternetChargeType = "go-web", "PayByTraffic"
	made, err := root.vpc.AllocateEipAddress(order)
	must(t, err)
	seen := func() vpc.EipAddress {
		request := vpc.CreateDescribeEipAddressesRequest()
		at(request)
		request.AllocationId = made.AllocationId
		found, err := root.vpc.DescribeEipAddresses(request)
		must(t, err)
		return one(t, found.EipAddresses.EipAddress)
	}
	same(t, "the bandwidth by default", seen().Bandwidth, "5")
	bind := vpc.CreateAssociateEipAddressRequest()
	at(bind)
	bind.AllocationId, bind.InstanceId = made.AllocationId, id
	_, err = root.vpc.AssociateEipAddress(bind)
	must(t, err)
	same(t, "the state right after", seen().Status, "Associating")
	until(t, "an address is bound", func() bool { return seen().Status == "InUse" })
	same(t, "the instance's address", root.instance(t, id).EipAddress.IpAddress, made.EipAddress)
	free := vpc.CreateReleaseEipAddressRequest()
	at(free)
	free.AllocationId = made.AllocationId
	_, err = root.vpc.ReleaseEipAddress(free)
	refuses(t, err, 400, "IncorrectEipStatus")
	root.remove(t, id)
	until(t, "an address is free again", func() bool { return seen().Status == "Available" })
	protect := vpc.CreateDeletionProtectionRequest()
	at(protect)
	protect.InstanceId, protect.Type, protect.ProtectionEnable = made.AllocationId, "EIP", "true"
	_, err = root.vpc.DeletionProtection(protect)
	must(t, err)
	_, err = root.vpc.ReleaseEipAddress(free)
	refuses(t, err, 400, "OperationDenied.DeletionProtection")
	protect.ProtectionEnable = "false"
	_, err = root.vpc.DeletionProtection(protect)
	must(t, err)

	user := limited(t, "go-reader", `{"Effect":"Allow","Action":"vpc:Describe*","Resource":"*"}`)
	_, err = user.vpc.ReleaseEipAddress(free)
	refuses(t, err, 403, "Forbidden.RAM")
	_, err = root.vpc.ReleaseEipAddress(free)
	must(t, err)
	_, err = root.vpc.ReleaseEipAddress(free)
	refuses(t, err, 404, "InvalidAllocationId.NotFound")
}

func TestAPrefixListOfVpcIsDescribedAnew(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	order := vpc.CreateCreateVpcPrefixListRequest()
	at(order)
	order.PrefixListName, order.IpVersion = "go-list", "IPv4"
	order.PrefixListEntries = &[]vpc.CreateVpcPrefixListPrefixListEntries{{Cidr: "10.0.0.0/8", Description: "first"}}
	made, err := root.vpc.CreateVpcPrefixList(order)
	must(t, err)
	change := vpc.CreateModifyVpcPrefixListRequest()
	at(change)
	change.PrefixListId = made.PrefixListId
	change.AddPrefixListEntry = &[]vpc.ModifyVpcPrefixListAddPrefixListEntry{{Cidr: "10.0.0.0/8", Description: "second"}}
	_, err = root.vpc.ModifyVpcPrefixList(change)
	must(t, err)
	list := vpc.CreateGetVpcPrefixListEntriesRequest()
	at(list)
	list.PrefixListId = made.PrefixListId
	found, err := root.vpc.GetVpcPrefixListEntries(list)
	must(t, err)
	// ModifyVpcPrefixList: a block that is there already gets the new description.
	same(t, "the description", one(t, found.PrefixListEntry).Description, "second")
}

func TestNetworksMoveBetweenGroupsAndAreDeletedByTag(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	made, err := call(t, "2020-03-31", "CreateResourceGroup", parameters{"Name": "go-nets", "DisplayName": "nets"})
	must(t, err)
	team, _ := in(t, made, "ResourceGroup", "Id").(string)
	order := vpc.CreateCreateVpcRequest()
	at(order)
	order.CidrBlock = "10.0.0.0/16"
	plain, err := root.vpc.CreateVpc(order)
	must(t, err)
	order.Tag = &[]vpc.CreateVpcTag{{Key: "team", Value: "web"}}
	web, err := root.vpc.CreateVpc(order)
	must(t, err)
	move := vpc.CreateMoveResourceGroupRequest()
	at(move)
	move.ResourceType, move.ResourceId, move.NewResourceGroupId = "Vpc", plain.VpcId, team
	_, err = root.vpc.MoveResourceGroup(move)
	must(t, err)
	list := vpc.CreateDescribeVpcsRequest()
	at(list)
	list.ResourceGroupId = team
	found, err := root.vpc.DescribeVpcs(list)
	must(t, err)
	same(t, "the network of the group", one(t, found.Vpcs.Vpc).VpcId, plain.VpcId)
	user := limited(t, "go-nets", `{"Effect":"Allow","Action":"vpc:DeleteVpc","Resource":"*",
		"Condition":{"StringEquals":{"acs:ResourceTag/team":"web"}}}`)
	drop := vpc.CreateDeleteVpcRequest()
	at(drop)
	drop.VpcId = plain.VpcId
	_, err = user.vpc.DeleteVpc(drop)
	refuses(t, err, 403, "Forbidden.RAM")
	drop.VpcId = web.VpcId
	_, err = user.vpc.DeleteVpc(drop)
	must(t, err)
}

func TestAnInterfaceHasAnElasticAddressToo(t *testing.T) {
	root := cloudOf(t, sandbox.root())
	vswitch, group := subnet(t)
	card := ecs.CreateCreateNetworkInterfaceRequest()
	at(card)
	card.VSwitchId, card.SecurityGroupId = vswitch, group
	made, err := root.ecs.CreateNetworkInterface(card)
	must(t, err)
	sandbox.advance(t, "10s")
	order := vpc.CreateAllocateEipAddressRequest()
	at(order)
	address, err := root.vpc.AllocateEipAddress(order)
	must(t, err)
	bind := vpc.CreateAssociateEipAddressRequest()
	at(bind)
	bind.AllocationId, bind.InstanceId, bind.InstanceType = address.AllocationId, made.NetworkInterfaceId, "NetworkInterface"
	_, err = root.vpc.AssociateEipAddress(bind)
	must(t, err)
	look := ecs.CreateDescribeNetworkInterfacesRequest()
	at(look)
	look.NetworkInterfaceId = &[]string{made.NetworkInterfaceId}
	until(t, "an interface has it", func() bool {
		found, err := root.ecs.DescribeNetworkInterfaces(look)
		must(t, err)
		return one(t, found.NetworkInterfaceSets.NetworkInterfaceSet).AssociatedPublicIp.PublicIpAddress == address.EipAddress
	})
}
