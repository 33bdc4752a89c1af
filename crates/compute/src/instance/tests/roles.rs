//! Roles: one at a time, kept by name.

use iam::role::{New, Passable, create, passable};
use kernel::Tags;
use store::Scope;

use crate::error::Error;
use crate::instance::{Count, Filter, list, role};
use crate::listing::Window;
use crate::testing::{launch_spec, net, one, run, test_store};

const SERVICE: &str = "compute.example";

fn role_named(scope: &mut Scope<'_>, name: &str) -> Passable {
    let trust = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"Service":["{SERVICE}"]}}}}]}}"#
    );
    let new = New {
        name: name.into(),
        trust,
        description: None,
        max_session: 3_600,
        console_login: false,
        tags: Tags::default(),
    };
    create(scope, new).unwrap();
    passable(scope, &name.into(), SERVICE).unwrap()
}

#[tokio::test]
async fn an_instance_has_one_role_at_a_time() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let (app, other) = (role_named(&mut scope, "App"), role_named(&mut scope, "other"));
    let id = one(&mut scope, &net).id;
    assert!(matches!(role::detach(&mut scope, &id, None), Err(Error::NoRole { .. })));

    role::attach(&mut scope, &id, &app, None).unwrap();
    let narrowed = role::attach(&mut scope, &id, &app, Some("{}".to_owned())).unwrap().role.unwrap();
    assert_eq!(
        (narrowed.name.as_str(), narrowed.policy.as_deref()),
        ("App", Some("{}")),
        "the same role again is fine"
    );
    assert!(matches!(role::attach(&mut scope, &id, &other, None), Err(Error::OtherRole { .. })));

    let filter = Filter { role: Some("APP".to_owned()), ..Filter::default() };
    assert_eq!(list(&mut scope, &filter, Window::ALL).unwrap().total, 1, "names compare without case");

    assert!(matches!(role::detach(&mut scope, &id, Some(&"other".into())), Err(Error::OtherRole { .. })));
    assert_eq!(role::detach(&mut scope, &id, Some(&"app".into())).unwrap().name, "App");
    assert_eq!(list(&mut scope, &filter, Window::ALL).unwrap().total, 0);
}

#[tokio::test]
async fn an_order_gives_its_role_to_every_instance() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let mut spec = launch_spec(&net, Count::exactly(2));
    spec.role = Some(role_named(&mut scope, "App"));
    let made = run(&mut scope, &spec).unwrap();
    assert!(made.iter().all(|instance| instance.role.as_ref().is_some_and(|role| role.name == "App")));
    let carriers = role::carriers(&mut scope, &"APP".into()).unwrap();
    let mut ids: Vec<_> = made.iter().map(|instance| instance.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(carriers.iter().map(|carrier| carrier.id.as_str()).collect::<Vec<_>>(), ids);
    assert!(carriers.iter().all(|carrier| carrier.region == "here"));
    assert_eq!(role::carriers(&mut scope, &"other".into()).unwrap(), []);
}
