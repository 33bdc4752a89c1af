package clients

import (
	"testing"

	eip "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/eip/v20160304"
	kec "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/kec/v20160304"
	vpc "github.com/kingsoftcloud/sdk-go/v2/ksyun/client/vpc/v20160304"
)

// address buys a public address on the line of many carriers.
func (c *ksyun) address(t *testing.T) string {
	t.Helper()
	lines, err := c.eip.GetLinesSend(eip.NewGetLinesRequest())
	must(t, err)
	order := eip.NewAllocateAddressRequest()
	order.LineId, order.BandWidth = lines.LineSet[0].LineId, to(1)
	made, err := c.eip.AllocateAddressSend(order)
	must(t, err)
	return *made.AllocationId
}

// nat makes a NAT that subnets go through.
func (c *ksyun) nat(t *testing.T) *vpc.CreateNatResponse {
	t.Helper()
	order := vpc.NewCreateNatRequest()
	order.VpcId, order.NatName, order.NatMode, order.NatType = &c.network, to("go"), to("Subnet"), to("public")
	order.BandWidth, order.ChargeType = to(1), to("DailyPaidByTransfer")
	made, err := c.vpc.CreateNatSend(order)
	must(t, err)
	return made
}

func (c *ksyun) nats(t *testing.T, id *string) *vpc.DescribeNatsResponse {
	t.Helper()
	list := vpc.NewDescribeNatsRequest()
	list.NatId = []*string{id}
	found, err := c.vpc.DescribeNatsSend(list)
	must(t, err)
	return found
}

func TestAnInterfaceOfKingsoftIsAttachedAndChanged(t *testing.T) {
	c := ksyunOf(t)
	instance := c.machine(t)
	order := vpc.NewCreateNetworkInterfaceRequest()
	order.SubnetId, order.SecurityGroupId = &c.subnet, []*string{&c.group}
	order.PrivateIpAddress = to("10.0.1.100")
	made, err := c.vpc.CreateNetworkInterfaceSend(order)
	must(t, err)
	sandbox.advance(t, "10s")
	more := vpc.NewAssignPrivateIpAddressRequest()
	more.NetworkInterfaceId, more.PrivateIpAddress = made.NetworkInterfaceId, []*string{to("10.0.1.101")}
	given, err := c.vpc.AssignPrivateIpAddressSend(more)
	must(t, err)
	further := one(t, given.NetworkInterface.AssignedPrivateIpAddressSet)
	same(t, "the further address", *further.PrivateIpAddress, "10.0.1.101")
	_, err = c.vpc.AssignPrivateIpAddressSend(more)
	denied(t, err, 409, "PrivateIpAddressInUse")
	bind := kec.NewAttachNetworkInterfaceRequest()
	bind.InstanceId, bind.NetworkInterfaceId = &instance, made.NetworkInterfaceId
	_, err = c.kec.AttachNetworkInterfaceSend(bind)
	must(t, err)
	sandbox.advance(t, "10s")
	name := vpc.NewModifyNetworkInterfaceRequest()
	name.NetworkInterfaceId, name.NetworkInterfaceName = made.NetworkInterfaceId, to("second")
	_, err = c.vpc.ModifyNetworkInterfaceSend(name)
	must(t, err)
	change := kec.NewModifyNetworkInterfaceAttributeRequest()
	change.InstanceId, change.NetworkInterfaceId, change.DNS1 = &instance, made.NetworkInterfaceId, to("198.18.254.40")
	_, err = c.kec.ModifyNetworkInterfaceAttributeSend(change)
	must(t, err)
	list := vpc.NewDescribeNetworkInterfacesRequest()
	list.NetworkInterfaceId = []*string{made.NetworkInterfaceId}
	found, err := c.vpc.DescribeNetworkInterfacesSend(list)
	must(t, err)
	seen := one(t, found.NetworkInterfaceSet)
	same(t, "the holder", *seen.InstanceId, instance)
	same(t, "the name", *seen.NetworkInterfaceName, "second")
	same(t, "the name server", *seen.DNS1, "198.18.254.40")
	drop := vpc.NewDeleteNetworkInterfaceRequest()
	drop.NetworkInterfaceId = made.NetworkInterfaceId
	_, err = c.vpc.DeleteNetworkInterfaceSend(drop)
	denied(t, err, 400, "InvalidParameter")
	free := kec.NewDetachNetworkInterfaceRequest()
	free.InstanceId, free.NetworkInterfaceId = &instance, made.NetworkInterfaceId
	_, err = c.kec.DetachNetworkInterfaceSend(free)
	must(t, err)
	sandbox.advance(t, "10s")
	_, err = c.vpc.DeleteNetworkInterfaceSend(drop)
	must(t, err)
}

func TestSubnetsAndRulesOfKingsoftGoThroughANat(t *testing.T) {
	c := ksyunOf(t)
	instance := c.shown(t, c.machine(t)).InstancesSet[0]
	made := c.nat(t)
	change := vpc.NewModifyNatRequest()
	change.NatId, change.NatName, change.BandWidth = made.NatId, to("go-2"), to(5)
	changed, err := c.vpc.ModifyNatSend(change)
	must(t, err)
	same(t, "the bandwidth", *changed.BandWidth, 5)
	more := vpc.NewAddNatIpRequest()
	more.NatId, more.AddNumber = made.NatId, to(1)
	_, err = c.vpc.AddNatIpSend(more)
	must(t, err)
	more.AddNumber = to(19)
	_, err = c.vpc.AddNatIpSend(more)
	denied(t, err, 409, "QuotaExceeded")
	through := vpc.NewAssociateNatRequest()
	through.NatId, through.SubnetId = made.NatId, &c.subnet
	_, err = c.vpc.AssociateNatSend(through)
	must(t, err)
	rule := vpc.NewCreateDnatRequest()
	rule.NatId, rule.NatIp, rule.DnatName = made.NatId, made.NatIpSet[0].NatIp, to("web")
	rule.PrivateIpAddress, rule.IpProtocol = instance.PrivateIpAddress, to("TCP")
	rule.PublicPort, rule.PrivatePort = to("80"), to("8080")
	led, err := c.vpc.CreateDnatSend(rule)
	must(t, err)
	_, err = c.vpc.CreateDnatSend(rule)
	denied(t, err, 409, "DnatConflict")
	limit := vpc.NewCreateNatRateLimitRequest()
	limit.NetworkInterfaceId, limit.BandwidthLimit = instance.NetworkInterfaceSet[0].NetworkInterfaceId, to(5)
	limited, err := c.vpc.CreateNatRateLimitSend(limit)
	must(t, err)
	same(t, "the limit", *limited.NatRateLimit.BandwidthLimit, 5)
	seen := one(t, c.nats(t, made.NatId).NatSet)
	same(t, "the name", *seen.NatName, "go-2")
	same(t, "how many addresses", len(seen.NatIpSet), 2)
	same(t, "the subnet", *one(t, seen.AssociateNatSet).SubnetId, c.subnet)
	same(t, "the rule", *one(t, seen.DnatSet).DnatId, *led.Dnat.DnatId)
	drop := vpc.NewDeleteNatRequest()
	drop.NatId = made.NatId
	_, err = c.vpc.DeleteNatSend(drop)
	denied(t, err, 409, "NatDeleteConflict")
	unlimit := vpc.NewDeleteNatRateLimitRequest()
	unlimit.NatRateLimitId = limited.NatRateLimit.NatRateLimitId
	_, err = c.vpc.DeleteNatRateLimitSend(unlimit)
	must(t, err)
	unrule := vpc.NewDeleteDnatRequest()
	unrule.DnatId = led.Dnat.DnatId
	_, err = c.vpc.DeleteDnatSend(unrule)
	must(t, err)
	free := vpc.NewDisassociateNatRequest()
	free.NatId, free.SubnetId = made.NatId, &c.subnet
	_, err = c.vpc.DisassociateNatSend(free)
	must(t, err)
	_, err = c.vpc.DeleteNatSend(drop)
	must(t, err)
	same(t, "how many are left", len(c.nats(t, made.NatId).NatSet), 0)
}

func TestARouteOfKingsoftLeadsToAnInstance(t *testing.T) {
	c := ksyunOf(t)
	instance := c.machine(t)
	order := vpc.NewCreateRouteRequest()
	order.VpcId, order.DestinationCidrBlock, order.RouteType = &c.network, to("172.16.0.0/12"), to("Host")
	_, err := c.vpc.CreateRouteSend(order)
	denied(t, err, 400, "MissingParameter")
	order.InstanceId = &instance
	made, err := c.vpc.CreateRouteSend(order)
	must(t, err)
	list := vpc.NewDescribeRoutesRequest()
	list.Filter = []*vpc.DescribeRoutesFilter{{Name: to("instance-id"), Value: []*string{&instance}}}
	found, err := c.vpc.DescribeRoutesSend(list)
	must(t, err)
	seen := one(t, found.RouteSet)
	same(t, "the route", *seen.RouteId, *made.RouteId)
	same(t, "where it leads", *one(t, seen.NextHopSet).GatewayId, instance)
	drop := vpc.NewDeleteRouteRequest()
	drop.RouteId = made.RouteId
	_, err = c.vpc.DeleteRouteSend(drop)
	must(t, err)
	_, err = c.vpc.DeleteRouteSend(drop)
	denied(t, err, 404, "RouteNotFound")
}

func TestAnAddressOfKingsoftIsGivenToAnInstance(t *testing.T) {
	c := ksyunOf(t)
	instance, id := c.machine(t), c.address(t)
	change := eip.NewModifyAddressRequest()
	change.AllocationId, change.BandWidth = &id, to(5)
	changed, err := c.eip.ModifyAddressSend(change)
	must(t, err)
	same(t, "the bandwidth", *changed.BandWidth, 5)
	bind := eip.NewAssociateAddressRequest()
	bind.AllocationId, bind.InstanceType, bind.InstanceId = &id, to("Ipfwd"), &instance
	_, err = c.eip.AssociateAddressSend(bind)
	must(t, err)
	sandbox.advance(t, "1m")
	list := eip.NewDescribeAddressesRequest()
	list.Filter = []*eip.DescribeAddressesFilter{{Name: to("instance-id"), Value: []*string{&instance}}}
	found, err := c.eip.DescribeAddressesSend(list)
	must(t, err)
	seen := one(t, found.AddressesSet)
	same(t, "the address", *seen.PublicIp, *changed.PublicIp)
	same(t, "the state", *seen.State, "associate")
	drop := eip.NewReleaseAddressRequest()
	drop.AllocationId = &id
	_, err = c.eip.ReleaseAddressSend(drop)
	denied(t, err, 400, "InvalidParameter")
	free := eip.NewDisassociateAddressRequest()
	free.AllocationId = &id
	_, err = c.eip.DisassociateAddressSend(free)
	must(t, err)
	sandbox.advance(t, "1m")
	_, err = c.eip.ReleaseAddressSend(drop)
	must(t, err)
	_, err = c.eip.ReleaseAddressSend(drop)
	denied(t, err, 404, "AllocationIdNotFound")
}
