//! Counters say what counting would say.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use testkit::TestCloud;

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:root"]}}]}"#;
const ALLOW: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

/// Tables whose rows are counted, and the column that says what holds them.
const COUNTED: [(&str, &str); 5] =
    [("users", "''"), ("groups", "''"), ("roles", "''"), ("policies", "''"), ("private_addresses", "subnet_id")];

#[tokio::test]
async fn a_counter_is_the_number_of_rows() {
    let folder = tempfile::tempdir().unwrap();
    let cloud = TestCloud::kept_in(folder.path()).await;
    let root = cloud.root();
    for number in 0..3 {
        cloud.user(&format!("user-{number}")).await;
        let name = format!("thing-{number}");
        root.ram("CreateGroup", &[("GroupName", &name)]).await.ok();
        root.ram("CreateRole", &[("RoleName", &name), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
        root.ram("CreatePolicy", &[("PolicyName", &name), ("PolicyDocument", ALLOW)]).await.ok();
    }
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", "192.168.0.0/16")]).await.field("/VpcId");
    let subnet = [("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", "192.168.1.0/24")];
    let subnet = root.vpc("CreateVSwitch", &subnet).await.field("/VSwitchId");
    let group = root.ecs("CreateSecurityGroup", &[("VpcId", &vpc)]).await.field("/SecurityGroupId");
    let order = [
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("VSwitchId", subnet.as_str()),
        ("SecurityGroupId", group.as_str()),
        ("Amount", "3"),
    ];
    let made = root.ecs("RunInstances", &order).await;
    for table in ["groups", "roles", "policies", "private_addresses"] {
        assert_eq!(most(folder.path(), table), 3, "{table}");
    }
    root.ram("DeleteGroup", &[("GroupName", "thing-0")]).await.ok();
    root.ram("DeleteRole", &[("RoleName", "thing-0")]).await.ok();
    root.ram("DeletePolicy", &[("PolicyName", "thing-0")]).await.ok();
    // A refused call counts nothing.
    let taken = root.ram("CreateGroup", &[("GroupName", "thing-1")]).await;
    assert_eq!(taken.status, 409);
    cloud.advance(Duration::from_secs(60));
    let instance = made.field("/InstanceIdSets/InstanceIdSet/0");
    root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    for table in ["groups", "roles", "policies", "private_addresses"] {
        assert_eq!(most(folder.path(), table), 2, "{table}");
    }
}

/// The highest counter of an account for a table, when every counter agrees with its table.
fn most(folder: &Path, table: &str) -> i64 {
    let database = Connection::open(folder.join("yunbox.db")).unwrap();
    for (name, parent) in COUNTED {
        let counted = format!("SELECT tenant, {parent}, COUNT(*) FROM {name} GROUP BY 1, 2");
        let kept = format!("SELECT tenant, parent, count FROM counters WHERE counted = '{name}' AND count <> 0");
        for query in [format!("{counted} EXCEPT {kept}"), format!("{kept} EXCEPT {counted}")] {
            let mut statement = database.prepare(&query).unwrap();
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
            let wrong: Vec<(i64, String, i64)> = rows.collect::<Result<_, _>>().unwrap();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
        }
    }
    let most = "SELECT MAX(count) FROM counters WHERE counted = $1 AND tenant >= 1000";
    database.query_row(most, [table], |row| row.get(0)).unwrap()
}
