//! Listeners of load balancers: what is behind them, and how it is checked.

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

use super::{balancer, create, listen, listener, slb};
use crate::kingsoft::kec::{instance, launched, network, text};

async fn servers(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    let body = slb(root, "DescribeInstancesWithListener", narrowed).await.ok();
    body["RealServerSet"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_listener_shows_what_was_ordered() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = text(&create(&root, &network, &[]).await, "/LoadBalancerId");
    let session = [
        ("ListenerName", "tf-xun-2"),
        ("Method", "RoundRobin"),
        ("SessionState", "stop"),
        ("SessionPersistencePeriod", "100"),
        ("CookieType", "RewriteCookie"),
        ("CookieName", "cookiexunqq"),
    ];
    let made = listen(&root, &id, "HTTP", "8080", &session).await;
    let listener_id = text(&made, "/ListenerId");
    let expected = json!({
        "LoadBalancerId": id,
        "ListenerId": listener_id,
        "ListenerName": "tf-xun-2",
        "ListenerState": "start",
        "ListenerProtocol": "HTTP",
        "ListenerPort": 8_080,
        "Method": "RoundRobin",
        "BindType": "RealServer",
        "HttpProtocol": "HTTP1.1",
        "IpVersion": "ipv4",
        "AsPrivateLinkServer": false,
        "AsPrivateLink": false,
        "CreateTime": made["CreateTime"],
        "Session": {
            "SessionState": "stop",
            "SessionPersistencePeriod": 100,
            "CookieType": "RewriteCookie",
            "CookieName": "cookiexunqq",
        },
        "RealServer": [],
        "BackendServerGroupIdSet": [],
        "BackendServerSet": [],
    });
    assert_eq!(made, expected);
    assert_eq!(listener(&root, &listener_id).await, made);
    assert_eq!(balancer(&root, &id).await["ListenersCount"], json!(1));
    let change = [("ListenerId", listener_id.as_str()), ("ListenerName", "tf-xun-update"), ("ListenerState", "stop")];
    let change = [&change[..], &[("Method", "LeastConnections"), ("HttpProtocol", "HTTP1.0")]].concat();
    let changed = slb(&root, "ModifyListeners", &change).await.contents();
    let words = ["ListenerName", "ListenerState", "Method", "HttpProtocol"].map(|name| changed[name].clone());
    assert_eq!(json!(words), json!(["tf-xun-update", "stop", "LeastConnections", "HTTP1.0"]));
    assert_eq!(changed["Session"], made["Session"], "it is as it was");
    assert_eq!(listener(&root, &listener_id).await, changed);
    let taken = [("LoadBalancerId", id.as_str()), ("ListenerProtocol", "TCP"), ("ListenerPort", "8080")];
    assert_eq!(slb(&root, "CreateListeners", &taken).await.refused(), "409 ListenerPortConflict");
    let datagrams = listen(&root, &id, "UDP", "8080", &[("Method", "QUIC_CID")]).await;
    assert_eq!(datagrams.get("HttpProtocol"), None);
    assert_eq!(datagrams["Session"], json!({"SessionState": "stop", "SessionPersistencePeriod": 3_600}));
    let nameless = [("ListenerId", listener_id.as_str()), ("SessionState", "start"), ("CookieName", "")];
    assert_eq!(slb(&root, "ModifyListeners", &nameless).await.refused(), "400 MissingParameter");
    for (name, value, count) in [
        ("load-balancer-id", id.as_str(), 2),
        ("load-balancer-id", "a6a3a1d1-4b5a-4f8e-9d60-6ba0b4f8a001", 0),
        ("certificate-id", "c", 0),
    ] {
        let narrowed = [("Filter.1.Name", name), ("Filter.1.Value.1", value)];
        let found = slb(&root, "DescribeListeners", &narrowed).await.ok();
        assert_eq!(found["ListenerSet"].as_array().unwrap().len(), count, "{name}={value}");
    }
    let named = [("ListenerId", listener_id.as_str())];
    assert_eq!(slb(&root, "DeleteListeners", &named).await.contents(), json!({"Return": true}));
    assert_eq!(slb(&root, "DeleteListeners", &named).await.refused(), "404 ListenerNotFound");
}

#[tokio::test]
async fn instances_are_behind_a_listener_until_they_go() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (here, there) = (network(&root).await, network(&root).await);
    let (one, strange) = (launched(&root, &here, &[]).await.remove(0), launched(&root, &there, &[]).await.remove(0));
    cloud.advance(Duration::from_secs(60));
    let address = text(&instance(&root, &one).await, "/PrivateIpAddress");
    let id = text(&create(&root, &here, &[]).await, "/LoadBalancerId");
    let web = text(&listen(&root, &id, "HTTP", "80", &[]).await, "/ListenerId");
    let order = |instance: &str, port: &str| {
        [("InstanceId", instance.to_owned()), ("RealServerPort", port.to_owned()), ("RealServerIp", address.clone())]
    };
    let register = async |order: [(&'static str, String); 3], more: &[(&str, &str)]| {
        let order: Vec<_> = order.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let order = [&order[..], &[("ListenerId", web.as_str()), ("RealServerType", "host")], more].concat();
        slb(&root, "RegisterInstancesWithListener", &order).await
    };
    let made = register(order(&one, "8000"), &[("Weight", "10")]).await.contents();
    let server = text(&made, "/RegisterId");
    let expected = json!({
        "RegisterId": server,
        "ListenerId": web,
        "RealServerType": "host",
        "RealServerState": "healthy",
        "RealServerIp": address,
        "RealServerPort": 8_000,
        "Weight": 10,
        "InstanceId": one,
        "CreateTime": made["CreateTime"],
    });
    assert_eq!(made, expected);
    assert_eq!(servers(&root, &[("RegisterId.1", &server)]).await, std::slice::from_ref(&made));
    assert_eq!(listener(&root, &web).await["RealServer"], json!([made]));
    assert_eq!(register(order(&one, "8000"), &[]).await.refused(), "409 RealServerConflict");
    assert_eq!(register(order(&strange, "81"), &[]).await.refused(), "400 InvalidParameter");
    assert_eq!(register(order("none", "81"), &[]).await.refused(), "400 InstanceIdInvalid");
    for wrong in [
        ("MasterSlaveType", "Slave"),
        ("Weight", "256"),
        ("RealServerType", "VpnTunnel"),
        ("NetworkInterfaceId", &text(&instance(&root, &strange).await, "/NetworkInterfaceSet/0/NetworkInterfaceId")),
    ] {
        let order = [("ListenerId", web.as_str()), ("InstanceId", &one), ("RealServerIp", &address)];
        let order = [&order[..], &[("RealServerPort", "81"), wrong]].concat();
        let refused = slb(&root, "RegisterInstancesWithListener", &order).await.refused();
        assert_eq!(refused, "400 InvalidParameter", "{wrong:?}");
    }
    let change = [("RegisterId", server.as_str()), ("RealServerPort", "80"), ("Weight", "2")];
    let changed = slb(&root, "ModifyInstancesWithListener", &change).await.contents();
    assert_eq!((&changed["RealServerPort"], &changed["Weight"]), (&json!(80), &json!(2)));
    for (name, value, count) in
        [("listener-id", web.as_str(), 1), ("real-server-ip", &address, 1), ("real-server-ip", "10.9.9.9", 0)]
    {
        let found = servers(&root, &[("Filter.1.Name", name), ("Filter.1.Value.1", value)]).await;
        assert_eq!(found.len(), count, "{name}={value}");
    }
    root.kec("StopInstances", &[("InstanceId.1", &one)]).await.ok();
    cloud.advance(Duration::from_secs(60));
    assert_eq!(text(&servers(&root, &[]).await[0], "/RealServerState"), "unhealthy");
    root.kec("TerminateInstances", &[("InstanceId.1", &one), ("ForceDelete", "true")]).await.ok();
    assert_eq!(servers(&root, &[]).await, Vec::<Value>::new());
    let named = [("RegisterId", server.as_str())];
    assert_eq!(slb(&root, "DeregisterInstancesFromListener", &named).await.refused(), "404 RealServerNotFound");
}

#[tokio::test]
async fn a_slave_stands_in_for_its_master() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let id = text(&create(&root, &network, &[]).await, "/LoadBalancerId");
    let web = text(&listen(&root, &id, "TCP", "80", &[("Method", "MasterSlave")]).await, "/ListenerId");
    let order = [("ListenerId", web.as_str()), ("InstanceId", &one), ("RealServerIp", "10.0.77.20"), ("Tag", "spare")];
    let register = async |more: &[(&str, &str)]| {
        slb(&root, "RegisterInstancesWithListener", &[&order[..], more].concat()).await.contents()
    };
    let master = register(&[("RealServerPort", "81")]).await;
    let slave = register(&[("RealServerPort", "82"), ("MasterSlaveType", "Slave")]).await;
    assert_eq!(
        (text(&master, "/MasterSlaveType"), text(&slave, "/MasterSlaveType")),
        ("Master".into(), "Slave".into())
    );
    assert_eq!((&slave["Tag"], &slave["Weight"]), (&json!("spare"), &json!(1)));
    assert_eq!(listener(&root, &web).await["RealServer"], json!([master, slave]));
    let server = text(&slave, "/RegisterId");
    let change = [("RegisterId", server.as_str()), ("MasterSlaveType", "Master"), ("Tag", "")];
    let changed = slb(&root, "ModifyInstancesWithListener", &change).await.contents();
    assert_eq!((text(&changed, "/MasterSlaveType").as_str(), changed.get("Tag")), ("Master", None));
    let named = [("RegisterId", server.as_str())];
    let gone = slb(&root, "DeregisterInstancesFromListener", &named).await.contents();
    assert_eq!(gone, json!({"Return": true}));
    assert_eq!(servers(&root, &[]).await, [master]);
}

#[tokio::test]
async fn a_listener_has_a_health_check() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = text(&create(&root, &network, &[]).await, "/LoadBalancerId");
    let web = text(&listen(&root, &id, "HTTP", "8080", &[]).await, "/ListenerId");
    let order = [
        ("ListenerId", web.as_str()),
        ("HealthCheckState", "stop"),
        ("HealthyThreshold", "2"),
        ("Interval", "20"),
        ("Timeout", "200"),
        ("UnhealthyThreshold", "2"),
        ("UrlPath", "/monitor"),
        ("IsDefaultHostName", "true"),
        ("HostName", "www.ksyun.com"),
        ("LbType", "Slb"),
    ];
    let made = slb(&root, "ConfigureHealthCheck", &order).await.contents();
    let check = text(&made, "/HealthCheckId");
    let mut expected = json!({
        "HealthCheckId": check,
        "ListenerId": web,
        "HealthCheckState": "stop",
        "HealthyThreshold": 2,
        "UnhealthyThreshold": 2,
        "Interval": 20,
        "Timeout": 200,
        "HealthProtocol": "HTTP",
        "HttpMethod": "GET",
        "UrlPath": "/monitor",
        "HostName": "www.ksyun.com",
    });
    assert_eq!(made, expected);
    let listed = async |narrowed: &[(&str, &str)]| {
        slb(&root, "DescribeHealthChecks", narrowed).await.ok()["HealthCheckSet"].as_array().unwrap().clone()
    };
    assert_eq!(listed(&[("HealthCheckId.1", &check)]).await, std::slice::from_ref(&made));
    assert_eq!(listed(&[("Filter.1.Name", "listener-id"), ("Filter.1.Value.1", "none")]).await, Vec::<Value>::new());
    assert_eq!(listed(&[("Limit", "5"), ("Marker", "1")]).await.len(), 1);
    assert_eq!(slb(&root, "ConfigureHealthCheck", &order).await.refused(), "409 HealthCheckConflict");
    // Its protocol is in the answer about it, and not in the one about its listener.
    expected.as_object_mut().unwrap().remove("HealthProtocol");
    assert_eq!(listener(&root, &web).await["HealthCheck"], expected);
    let change = [
        ("HealthCheckId", check.as_str()),
        ("HealthCheckState", "start"),
        ("UrlPath", "/"),
        ("HttpMethod", "HEAD"),
        ("HealthCheckConnectPort", "81"),
    ];
    let changed = slb(&root, "ModifyHealthCheck", &change).await.contents();
    let words = ["HealthCheckState", "UrlPath", "HttpMethod", "HealthCheckConnectPort"].map(|name| &changed[name]);
    assert_eq!(json!(words), json!(["start", "/", "HEAD", 81]));
    let modify = async |name: &str, value: &str| {
        slb(&root, "ModifyHealthCheck", &[("HealthCheckId", check.as_str()), (name, value)]).await
    };
    assert_eq!(modify("HealthCheckConnectPort", "0").await.contents().get("HealthCheckConnectPort"), None);
    for (name, value) in
        [("HealthyThreshold", "11"), ("Interval", "0"), ("HealthProtocol", "ICMP"), ("UrlPath", "monitor")]
    {
        assert_eq!(modify(name, value).await.refused(), "400 InvalidParameter", "{name}={value}");
    }
    let named = [("HealthCheckId", check.as_str())];
    assert_eq!(slb(&root, "DeleteHealthCheck", &named).await.contents(), json!({"Return": true}));
    assert_eq!(slb(&root, "DeleteHealthCheck", &named).await.refused(), "404 HealthCheckNotFound");
    assert_eq!(listener(&root, &web).await.get("HealthCheck"), None);
    let dns = text(&listen(&root, &id, "UDP", "53", &[]).await, "/ListenerId");
    let order = [("ListenerId", dns.as_str()), ("UrlPath", "/"), ("HealthCheckReq", "hi"), ("HealthCheckExp", "ho")];
    let made = slb(&root, "ConfigureHealthCheck", &order).await.contents();
    let words = ["HealthCheckState", "HealthProtocol", "HealthCheckReq", "HealthCheckExp"].map(|name| &made[name]);
    assert_eq!(json!(words), json!(["start", "UDP", "hi", "ho"]));
    let numbers = ["HealthyThreshold", "UnhealthyThreshold", "Interval", "Timeout"].map(|name| &made[name]);
    assert_eq!((json!(numbers), made.get("UrlPath")), (json!([5, 4, 5, 4]), None));
}
