//! Launch templates.

use serde_json::json;

use super::*;
use crate::error::{Error, Kind};
use crate::listing::Window;
use crate::testing::{HERE, test_store};

fn version_of(image: &str) -> NewVersion {
    let data = json!({"ImageId": image}).as_object().cloned().unwrap_or_default();
    NewVersion { description: image.to_owned(), data, created_by: "ana".to_owned() }
}

#[tokio::test]
async fn launches_take_the_default_version_unless_they_name_another() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let new = New { name: "web".to_owned(), version: version_of("first"), ..New::default() };
    let made = create(&mut scope, &HERE, new.clone()).unwrap();
    assert!(matches!(create(&mut scope, &HERE, new), Err(Error::NameTaken { kind: Kind::LaunchTemplate, .. })));
    let number = add_version(&mut scope, made.clone(), version_of("second")).unwrap();
    let template = get(&mut scope, "here", Reference::Name("web")).unwrap();
    assert_eq!((number, template.default_version, template.latest_version), (2, 1, 2));
    assert_eq!(version(&mut scope, &template, None).unwrap().description, "first");
    assert_eq!(version(&mut scope, &template, Some(2)).unwrap().data["ImageId"], "second");
    set_default(&mut scope, template.clone(), 2).unwrap();
    assert!(matches!(set_default(&mut scope, template, 3), Err(Error::NotFound { .. })));
    let template = get(&mut scope, "here", Reference::Id(&made.id)).unwrap();
    assert_eq!(version(&mut scope, &template, None).unwrap().number, 2);
    let defaults = default_versions(&mut scope, &[template]).unwrap();
    assert_eq!((defaults.len(), defaults[&made.id].description.as_str()), (1, "second"));
    assert!(matches!(get(&mut scope, "there", Reference::Id(&made.id)), Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn the_default_version_stays_and_numbers_are_never_used_again() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let new = New { name: "web".to_owned(), version: version_of("first"), ..New::default() };
    let made = create(&mut scope, &HERE, new).unwrap();
    for _ in 0..2 {
        let template = get(&mut scope, "here", Reference::Id(&made.id)).unwrap();
        add_version(&mut scope, template, version_of("later")).unwrap();
    }
    let template = get(&mut scope, "here", Reference::Id(&made.id)).unwrap();
    assert!(matches!(delete_versions(&mut scope, &template, &[1, 2]), Err(Error::InUse { .. })));
    assert_eq!(delete_versions(&mut scope, &template, &[3, 7]).unwrap(), [3]);
    assert_eq!(add_version(&mut scope, template.clone(), version_of("last")).unwrap(), 4);
    let filter = VersionFilter { template: made.id.clone(), least: Some(2), ..VersionFilter::default() };
    let found = versions(&mut scope, &filter, Window::ALL).unwrap();
    assert_eq!(found.items.iter().map(|version| version.number).collect::<Vec<_>>(), [4, 2]);
    assert_eq!(delete(&mut scope, &template).unwrap(), [1, 2, 4]);
    assert_eq!(list(&mut scope, &Filter::default(), Window::ALL).unwrap().total, 0);
    assert_eq!(versions(&mut scope, &filter, Window::ALL).unwrap().total, 0);
}

#[tokio::test]
async fn a_template_has_thirty_versions_and_a_region_thirty_templates() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    for number in 0..30 {
        let new = New { name: format!("web-{number}"), version: version_of("first"), ..New::default() };
        create(&mut scope, &HERE, new).unwrap();
    }
    let one_more = New { name: "more".to_owned(), ..New::default() };
    let refused = create(&mut scope, &HERE, one_more);
    assert!(matches!(refused, Err(Error::QuotaReached { kind: Kind::LaunchTemplate })));
    for _ in 1..30 {
        let template = get(&mut scope, "here", Reference::Name("web-0")).unwrap();
        add_version(&mut scope, template, version_of("later")).unwrap();
    }
    let template = get(&mut scope, "here", Reference::Name("web-0")).unwrap();
    let refused = add_version(&mut scope, template, version_of("later"));
    assert!(matches!(refused, Err(Error::QuotaReached { kind: Kind::LaunchTemplateVersion })));
}
