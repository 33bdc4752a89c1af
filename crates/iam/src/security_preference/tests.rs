use super::*;
use crate::testing::World;

#[tokio::test]
async fn users_manage_passwords_and_devices_of_their_own_but_no_keys_until_the_account_says_otherwise() {
    let world = World::new().await;
    let preference = world.ask(get).unwrap();
    assert!(preference.gives(SelfService::Password) && preference.gives(SelfService::MfaDevices));
    assert!(!preference.gives(SelfService::AccessKeys));
    let own = SecurityPreference {
        own_password: false,
        own_access_keys: true,
        mfa_at_login: MfaAtLogin::Adaptive,
        session_hours: 24,
        network_masks: "10.0.0.0/8;192.168.0.0/16".to_owned(),
        idle_days_keys: 90,
        verification_types: vec!["sms".to_owned(), "email".to_owned()],
        ..preference
    };
    for _ in 0..2 {
        world.change(|scope| set(scope, &own)).await.unwrap();
        assert_eq!(world.ask(get).unwrap(), own);
    }
    assert!(own.gives(SelfService::AccessKeys) && !own.gives(SelfService::Password));
}

#[tokio::test]
async fn setting_it_advances_the_authority_of_the_account() {
    let world = World::new().await;
    let before = world.store.revision(world.tenant.id);
    world.change(|scope| set(scope, &SecurityPreference::default())).await.unwrap();
    assert!(world.store.revision(world.tenant.id) > before);
}
