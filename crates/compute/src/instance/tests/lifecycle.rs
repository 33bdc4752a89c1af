//! States: they follow from the clock, and decide what is allowed.

use std::time::Duration;

use crate::error::Error;
use crate::instance::{self, Change, Count, Filter, HostName, HostRules, Status, Stop};
use crate::listing::Window;
use crate::testing::{launch_spec, net, one, run, test_store};

#[tokio::test]
async fn an_instance_comes_up_by_the_clock_alone() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let made = one(&mut scope, &net);
    let mut waiting = launch_spec(&net, Count::exactly(1));
    waiting.starts = false;
    let waiting = run(&mut scope, &waiting).unwrap().remove(0);
    let status = |instance: &instance::Instance| instance.status(cloud.store.clock().now());
    assert_eq!((status(&made), status(&waiting)), (Status::Pending, Status::Pending));
    cloud.advance(Duration::from_secs(1));
    assert_eq!((status(&made), status(&waiting)), (Status::Starting, Status::Stopped));
    cloud.advance(Duration::from_secs(1));
    assert_eq!(status(&made), Status::Running);
}

#[tokio::test]
async fn what_the_state_does_not_allow_is_refused() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let id = one(&mut scope, &net).id;
    let early = instance::release(&mut scope, &id, true);
    assert!(matches!(early, Err(Error::WrongState { status: Status::Pending, .. })), "{early:?}");
    assert!(matches!(instance::start(&mut scope, &id), Err(Error::WrongState { .. })));
    assert!(matches!(instance::stop(&mut scope, &id, &Stop::default()), Err(Error::WrongState { .. })));
    let rename = Change {
        host_name: HostName::parse("web", &HostRules::of(crate::catalogue::OperatingSystem::Linux)).ok(),
        ..Change::default()
    };
    assert!(matches!(instance::modify(&mut scope, &id, rename), Err(Error::WrongState { .. })));
    scope.commit().unwrap();

    cloud.advance(Duration::from_secs(2));
    let mut scope = cloud.write().await;
    let up = instance::release(&mut scope, &id, false);
    assert!(matches!(up, Err(Error::WrongState { status: Status::Running, .. })), "{up:?}");
    let (before, after) = instance::stop(&mut scope, &id, &Stop { mode: "free".to_owned() }).unwrap();
    assert_eq!((before.status(scope.now()), after.status(scope.now())), (Status::Running, Status::Stopping));
    assert!(matches!(instance::reboot(&mut scope, &id), Err(Error::WrongState { .. })));
    scope.commit().unwrap();

    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let down = instance::get(&mut scope, &id).unwrap();
    assert_eq!((down.status(scope.now()), down.stop_mode.as_str()), (Status::Stopped, "free"));
    instance::start(&mut scope, &id).unwrap();
    assert_eq!(instance::get(&mut scope, &id).unwrap().stop_mode, "");
    scope.commit().unwrap();

    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    instance::reboot(&mut scope, &id).unwrap();
    assert_eq!(instance::get(&mut scope, &id).unwrap().status(scope.now()), Status::Starting);
}

#[tokio::test]
async fn a_protected_instance_is_not_released_even_by_force() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let mut spec = launch_spec(&net, Count::exactly(1));
    spec.protected = true;
    let id = run(&mut scope, &spec).unwrap().remove(0).id;
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(matches!(instance::release(&mut scope, &id, true), Err(Error::Protected { .. })));
    let open = Change { protected: Some(false), ..Change::default() };
    instance::modify(&mut scope, &id, open).unwrap();
    instance::release(&mut scope, &id, true).unwrap();
}

#[tokio::test]
async fn a_list_by_state_agrees_with_each_instance_at_every_moment() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let ids: Vec<String> =
        run(&mut scope, &launch_spec(&net, Count::exactly(4))).unwrap().into_iter().map(|i| i.id).collect();
    let mut waiting = launch_spec(&net, Count::exactly(1));
    waiting.starts = false;
    run(&mut scope, &waiting).unwrap();
    scope.commit().unwrap();
    for step in 0..10 {
        let mut scope = cloud.write().await;
        if step == 4 {
            instance::stop(&mut scope, &ids[0], &Stop::default()).unwrap();
            instance::reboot(&mut scope, &ids[1]).unwrap();
        }
        if step == 6 {
            instance::start(&mut scope, &ids[0]).unwrap();
        }
        let now = scope.now();
        let all = instance::list(&mut scope, &Filter::default(), Window::ALL).unwrap().items;
        for status in [Status::Pending, Status::Starting, Status::Running, Status::Stopping, Status::Stopped] {
            let filter = Filter { status: Some(status), ..Filter::default() };
            let found = instance::list(&mut scope, &filter, Window::ALL).unwrap().items;
            let expected: Vec<_> = all.iter().filter(|instance| instance.status(now) == status).cloned().collect();
            assert_eq!(found, expected, "step {step}, {status:?}");
        }
        scope.commit().unwrap();
        cloud.advance(Duration::from_millis(500));
    }
}
