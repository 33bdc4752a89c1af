package clients

import (
	"fmt"
	"testing"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	openapiutil "github.com/alibabacloud-go/darabonba-openapi/v2/utils"
	"github.com/alibabacloud-go/tea/dara"
	"github.com/alibabacloud-go/tea/tea"
)

// call makes a call as Terraform's provider does: an operation by its name, parameters as a map.
func call(t *testing.T, version, action string, parameters map[string]interface{}) (map[string]interface{}, error) {
	t.Helper()
	config := (&openapi.Config{}).SetAccessKeyId(sandbox.ID).SetAccessKeySecret(sandbox.Secret)
	config.SetRegionId(region).SetEndpoint(sandbox.endpoint()).SetProtocol("HTTP")
	client, err := openapi.NewClient(config)
	must(t, err)
	operation := (&openapi.Params{}).SetAction(action).SetVersion(version).SetProtocol("HTTP").SetPathname("/")
	operation.SetMethod("POST").SetAuthType("AK").SetStyle("RPC").SetReqBodyType("formData").SetBodyType("json")
	request := (&openapi.OpenApiRequest{}).SetQuery(openapiutil.Query(parameters))
	answer, err := client.CallApi(operation, request, (&dara.RuntimeOptions{}).SetAutoretry(false))
	if err != nil {
		return nil, err
	}
	body, _ := answer["body"].(map[string]interface{})
	return body, nil
}

func done(t *testing.T, action string, parameters map[string]interface{}) map[string]interface{} {
	t.Helper()
	answer, err := call(t, "2015-05-01", action, parameters)
	if err != nil {
		t.Fatalf("%s %v: %v", action, parameters, err)
	}
	return answer
}

// refusal is the code that the generic client reports.
func refusal(t *testing.T, action string, parameters map[string]interface{}) string {
	t.Helper()
	_, err := call(t, "2015-05-01", action, parameters)
	refused, ok := err.(*tea.SDKError)
	if !ok {
		t.Fatalf("%s %v was not refused: %v", action, parameters, err)
	}
	return tea.StringValue(refused.Code)
}

func in(t *testing.T, value interface{}, path ...string) interface{} {
	t.Helper()
	for _, name := range path {
		object, ok := value.(map[string]interface{})
		if !ok {
			t.Fatalf("no %s in %v", name, value)
		}
		value = object[name]
	}
	return value
}

type parameters = map[string]interface{}

func TestTheLifeOfARoleAsTerraformsProviderLeadsIt(t *testing.T) {
	const name = "GoTerraform"
	role := parameters{"RoleName": name}
	tagged := parameters{"ResourceType": "role", "ResourceNames": fmt.Sprintf(`["%s"]`, name)}
	if code := refusal(t, "GetRole", role); code != "EntityNotExist.Role" {
		t.Fatalf("a role that is not there yet: %s", code)
	}
	done(t, "CreateRole", parameters{
		"RoleName": name, "AssumeRolePolicyDocument": trustECS, "Description": "made", "MaxSessionDuration": 7200,
		"Tag": `[{"Key":"team","Value":"web"}]`,
	})
	made := done(t, "GetRole", role)
	if in(t, made, "Role", "AssumeRolePolicyDocument") != trustECS || in(t, made, "Role", "Description") != "made" {
		t.Fatalf("the role is read back as %v", made)
	}
	tags, _ := in(t, done(t, "ListTagResources", tagged), "TagResources").([]interface{})
	if len(tags) != 1 || in(t, tags[0], "TagKey") != "team" || in(t, tags[0], "TagValue") != "web" {
		t.Fatalf("its tags are %v", tags)
	}
	if code := refusal(t, "CreateRole", parameters{"RoleName": name, "AssumeRolePolicyDocument": trustECS}); code != "EntityAlreadyExists.Role" {
		t.Fatalf("the same role again: %s", code)
	}

	done(t, "UntagResources", parameters{
		"ResourceType": "role", "ResourceNames": tagged["ResourceNames"], "TagKey.1": "team", "TagKeys": `["team"]`,
	})
	if left := in(t, done(t, "ListTagResources", tagged), "TagResources"); len(left.([]interface{})) != 0 {
		t.Fatalf("a tag that was taken off is still there: %v", left)
	}
	done(t, "UpdateRole", parameters{"RoleName": name, "NewDescription": "changed"})
	policy := parameters{"PolicyType": "System", "PolicyName": "AliyunECSReadOnlyAccess", "RoleName": name}
	done(t, "AttachPolicyToRole", policy)
	attached, _ := in(t, done(t, "ListPoliciesForRole", role), "Policies", "Policy").([]interface{})
	if len(attached) != 1 || in(t, attached[0], "PolicyName") != "AliyunECSReadOnlyAccess" {
		t.Fatalf("attached: %v", attached)
	}
	if code := refusal(t, "DeleteRole", role); code != "DeleteConflict.Role.Policy" {
		t.Fatalf("a role with a policy is deleted: %s", code)
	}
	done(t, "DetachPolicyFromRole", policy)
	done(t, "DeleteRole", role)
	if code := refusal(t, "GetRole", role); code != "EntityNotExist.Role" {
		t.Fatalf("a role that is gone: %s", code)
	}
}

func TestListsAreReadToTheirEnd(t *testing.T) {
	wanted := map[string]bool{}
	for number := 0; number < 7; number++ {
		name := fmt.Sprintf("go-page-%d", number)
		done(t, "CreateGroup", parameters{"GroupName": name})
		wanted[name] = true
	}
	var found []string
	request := parameters{"MaxItems": 3}
	for {
		page := done(t, "ListGroups", request)
		groups, _ := in(t, page, "Groups", "Group").([]interface{})
		for _, group := range groups {
			found = append(found, fmt.Sprint(in(t, group, "GroupName")))
		}
		// Terraform's provider goes on for as long as a marker is there.
		marker, more := page["Marker"].(string)
		if !more || marker == "" {
			break
		}
		request["Marker"] = marker
	}
	if len(found) != len(wanted) {
		t.Fatalf("%d groups were found: %v", len(found), found)
	}
	for _, name := range found {
		if !wanted[name] {
			t.Fatalf("%s was found twice or never made: %v", name, found)
		}
		delete(wanted, name)
	}
}
