package clients

import (
	"fmt"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ram"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/sts"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

const (
	region   = "cn-hangzhou"
	image    = "aliyun_3_x64_20G_alibase_20240819.vhd"
	trustECS = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}`
)

func at(request requests.AcsRequest) {
	request.SetScheme("http")
	request.SetDomain(sandbox.endpoint())
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// code is the code that the cloud refused a call with.
func code(err error) string {
	if refused, ok := err.(*errors.ServerError); ok {
		return refused.ErrorCode()
	}
	return fmt.Sprintf("%v", err)
}

func ramOf(t *testing.T, k key) *ram.Client {
	t.Helper()
	client, err := ram.NewClientWithAccessKey(region, k.id, k.secret)
	must(t, err)
	return client
}

// subnet makes a network with a switch and a group, and waits until they can be used.
func subnet(t *testing.T) (vswitch, group string) {
	t.Helper()
	root := sandbox.root()
	networks, err := vpc.NewClientWithAccessKey(region, root.id, root.secret)
	must(t, err)
	network := vpc.CreateCreateVpcRequest()
	at(network)
	network.CidrBlock = "10.0.0.0/8"
	made, err := networks.CreateVpc(network)
	must(t, err)
	sandbox.advance(t, "10s")
	part := vpc.CreateCreateVSwitchRequest()
	at(part)
	part.VpcId, part.ZoneId, part.CidrBlock = made.VpcId, region+"-i", "10.0.1.0/24"
	cut, err := networks.CreateVSwitch(part)
	must(t, err)
	sandbox.advance(t, "10s")
	machines, err := ecs.NewClientWithAccessKey(region, root.id, root.secret)
	must(t, err)
	wall := ecs.CreateCreateSecurityGroupRequest()
	at(wall)
	wall.VpcId = made.VpcId
	built, err := machines.CreateSecurityGroup(wall)
	must(t, err)
	return cut.VSwitchId, built.SecurityGroupId
}

// operator makes a user with a key and the right to everything in ECS.
func operator(t *testing.T, name string) key {
	t.Helper()
	account := ramOf(t, sandbox.root())
	user := ram.CreateCreateUserRequest()
	at(user)
	user.UserName = name
	_, err := account.CreateUser(user)
	must(t, err)
	attach(t, name, "System", "AliyunECSFullAccess")
	draw := ram.CreateCreateAccessKeyRequest()
	at(draw)
	draw.UserName = name
	drawn, err := account.CreateAccessKey(draw)
	must(t, err)
	return key{id: drawn.AccessKey.AccessKeyId, secret: drawn.AccessKey.AccessKeySecret}
}

func attach(t *testing.T, user, kind, policy string) {
	t.Helper()
	request := ram.CreateAttachPolicyToUserRequest()
	at(request)
	request.UserName, request.PolicyType, request.PolicyName = user, kind, policy
	_, err := ramOf(t, sandbox.root()).AttachPolicyToUser(request)
	must(t, err)
}

func role(t *testing.T, name, trust string) *ram.CreateRoleResponse {
	t.Helper()
	request := ram.CreateCreateRoleRequest()
	at(request)
	request.RoleName, request.AssumeRolePolicyDocument = name, trust
	made, err := ramOf(t, sandbox.root()).CreateRole(request)
	must(t, err)
	return made
}

func TestAnInstanceWithARoleNeedsTheRightToPassIt(t *testing.T) {
	role(t, "GoApplication", trustECS)
	user := operator(t, "go-operator")
	vswitch, group := subnet(t)
	machines, err := ecs.NewClientWithAccessKey(region, user.id, user.secret)
	must(t, err)
	run := func() (*ecs.RunInstancesResponse, error) {
		request := ecs.CreateRunInstancesRequest()
		at(request)
		request.ImageId, request.InstanceType, request.RamRoleName = image, "ecs.g6.large", "GoApplication"
		request.VSwitchId, request.SecurityGroupId = vswitch, group
		return machines.RunInstances(request)
	}
	if _, err := run(); code(err) != "InvalidUser.PassRoleForbidden" {
		t.Fatalf("the launch without the right to pass the role: %v", err)
	}

	pass := ram.CreateCreatePolicyRequest()
	at(pass)
	pass.PolicyName = "GoPass"
	pass.PolicyDocument = fmt.Sprintf(
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:%s:role/goapplication"}]}`,
		sandbox.Account)
	_, err = ramOf(t, sandbox.root()).CreatePolicy(pass)
	must(t, err)
	attach(t, "go-operator", "Custom", "GoPass")
	made, err := run()
	must(t, err)
	started := made.InstanceIdSets.InstanceIdSet
	if len(started) != 1 {
		t.Fatalf("the launch made %v", started)
	}

	list := ecs.CreateDescribeInstancesRequest()
	at(list)
	list.InstanceIds = fmt.Sprintf(`["%s"]`, started[0])
	found, err := machines.DescribeInstances(list)
	must(t, err)
	if found.TotalCount != 1 || found.Instances.Instance[0].InstanceId != started[0] {
		t.Fatalf("the list shows %+v", found.Instances)
	}
	roles := ecs.CreateDescribeInstanceRamRoleRequest()
	at(roles)
	roles.InstanceIds = list.InstanceIds
	bound, err := machines.DescribeInstanceRamRole(roles)
	must(t, err)
	if sets := bound.InstanceRamRoleSets.InstanceRamRoleSet; len(sets) != 1 || sets[0].RamRoleName != "GoApplication" {
		t.Fatalf("the instance has %+v", sets)
	}
}

func TestASessionIsTheRoleAndNoMore(t *testing.T) {
	trust := fmt.Sprintf(
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::%s:root"]}}]}`,
		sandbox.Account)
	reader := role(t, "GoReader", trust)
	user := operator(t, "go-assumer")
	attach(t, "go-assumer", "System", "AliyunSTSAssumeRoleAccess")
	services, err := sts.NewClientWithAccessKey(region, user.id, user.secret)
	must(t, err)
	request := sts.CreateAssumeRoleRequest()
	at(request)
	request.RoleArn, request.RoleSessionName = reader.Role.Arn, "go"
	session, err := services.AssumeRole(request)
	must(t, err)

	token := session.Credentials
	config := sdk.NewConfig().WithScheme("http")
	provider := credentials.NewStsTokenCredential(token.AccessKeyId, token.AccessKeySecret, token.SecurityToken)
	as, err := sts.NewClientWithOptions(region, config, provider)
	must(t, err)
	who := sts.CreateGetCallerIdentityRequest()
	at(who)
	identity, err := as.GetCallerIdentity(who)
	must(t, err)
	wanted := fmt.Sprintf("acs:ram::%s:assumed-role/goreader/go", sandbox.Account)
	if identity.Arn != wanted {
		t.Fatalf("the session is %s, not %s", identity.Arn, wanted)
	}
	users, err := ram.NewClientWithOptions(region, config, provider)
	must(t, err)
	list := ram.CreateListUsersRequest()
	at(list)
	if _, err := users.ListUsers(list); code(err) != "NoPermission" {
		t.Fatalf("a role without policies lists users: %v", err)
	}
}
