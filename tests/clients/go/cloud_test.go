package clients

import (
	"fmt"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ram"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// cloud is the clients of ECS and VPC of one key.
type cloud struct {
	ecs *ecs.Client
	vpc *vpc.Client
}

func cloudOf(t *testing.T, k key) cloud {
	t.Helper()
	machines, err := ecs.NewClientWithAccessKey(region, k.id, k.secret)
	must(t, err)
	networks, err := vpc.NewClientWithAccessKey(region, k.id, k.secret)
	must(t, err)
	return cloud{ecs: machines, vpc: networks}
}

// limited makes a user with a key and one policy.
func limited(t *testing.T, name, statement string) cloud {
	t.Helper()
	account := ramOf(t, sandbox.root())
	user := ram.CreateCreateUserRequest()
	at(user)
	user.UserName = name
	_, err := account.CreateUser(user)
	must(t, err)
	policy := ram.CreateCreatePolicyRequest()
	at(policy)
	policy.PolicyName = name
	policy.PolicyDocument = fmt.Sprintf(`{"Version":"1","Statement":[%s]}`, statement)
	_, err = account.CreatePolicy(policy)
	must(t, err)
	attach(t, name, "Custom", name)
	draw := ram.CreateCreateAccessKeyRequest()
	at(draw)
	draw.UserName = name
	drawn, err := account.CreateAccessKey(draw)
	must(t, err)
	return cloudOf(t, key{id: drawn.AccessKey.AccessKeyId, secret: drawn.AccessKey.AccessKeySecret})
}

// refuses fails the test unless the cloud refused with this status and code.
func refuses(t *testing.T, err error, status int, code string) {
	t.Helper()
	refused, ok := err.(*errors.ServerError)
	if !ok || refused.HttpStatus() != status || refused.ErrorCode() != code {
		t.Fatalf("%d %s was expected: %v", status, code, err)
	}
}

// same fails the test when a value is not what it should be.
func same[T comparable](t *testing.T, what string, is, wanted T) {
	t.Helper()
	if is != wanted {
		t.Fatalf("%s is %v, not %v", what, is, wanted)
	}
}

// one is the only item of a list.
func one[T any](t *testing.T, list []T) T {
	t.Helper()
	if len(list) != 1 {
		t.Fatalf("one was expected: %+v", list)
	}
	return list[0]
}

// until asks again and again, a second of the sandbox's clock apart, as waiters of clients do.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for tries := 0; tries < 120; tries++ {
		if done() {
			return
		}
		sandbox.advance(t, "1s")
	}
	t.Fatalf("%s: not within two minutes", what)
}

// machine launches an instance and waits until it runs.
func (c cloud) machine(t *testing.T, vswitch, group string, change func(*ecs.RunInstancesRequest)) string {
	t.Helper()
	request := ecs.CreateRunInstancesRequest()
	at(request)
	request.ImageId, request.InstanceType = image, "ecs.g6.large"
	request.VSwitchId, request.SecurityGroupId = vswitch, group
	if change != nil {
		change(request)
	}
	made, err := c.ecs.RunInstances(request)
	must(t, err)
	id := one(t, made.InstanceIdSets.InstanceIdSet)
	until(t, "a launched instance runs", func() bool { return c.instance(t, id).Status == "Running" })
	return id
}

func (c cloud) instance(t *testing.T, id string) ecs.Instance {
	t.Helper()
	request := ecs.CreateDescribeInstancesRequest()
	at(request)
	request.InstanceIds = fmt.Sprintf(`["%s"]`, id)
	found, err := c.ecs.DescribeInstances(request)
	must(t, err)
	return one(t, found.Instances.Instance)
}

// stop stops an instance and waits until it has stopped.
func (c cloud) stop(t *testing.T, id string) {
	t.Helper()
	request := ecs.CreateStopInstanceRequest()
	at(request)
	request.InstanceId = id
	_, err := c.ecs.StopInstance(request)
	must(t, err)
	until(t, "an instance stops", func() bool { return c.instance(t, id).Status == "Stopped" })
}

// remove deletes an instance, whatever it does.
func (c cloud) remove(t *testing.T, id string) {
	t.Helper()
	request := ecs.CreateDeleteInstanceRequest()
	at(request)
	request.InstanceId, request.Force = id, "true"
	_, err := c.ecs.DeleteInstance(request)
	must(t, err)
}
