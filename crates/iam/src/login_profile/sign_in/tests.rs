use std::time::Duration;

use super::*;
use crate::login_profile::{self, Change, New, create, get, update};
use crate::mfa::Code;
use crate::password::{Hashed, Password};
use crate::testing::World;
use crate::{Name, password_policy};

const PASSWORD: &str = "open-sesame-1";
const HOUR: u64 = 60 * 60;

fn ana() -> Name {
    "Ana".into()
}

fn given(password: &str) -> Given {
    let from = "10.0.0.7".parse().unwrap();
    Given { password: Password::new(password), new_password: None, code: None, codes: None, from }
}

fn hashed(password: &str) -> Hashed {
    Hashed::new(&kernel::Mint::seeded(1, 1), Password::new(password)).unwrap()
}

fn profile() -> New {
    New { password: Some(hashed(PASSWORD)), password_reset_required: false, mfa_bind_required: false, active: true }
}

/// A sandbox where Ana may sign in, Bea has no profile, and Cat's has no password.
async fn world() -> World {
    let world = World::new().await;
    for name in ["ana", "bea", "cat"] {
        world.user(name).await.unwrap();
    }
    world.change(|scope| create(scope, &ana(), &profile())).await.unwrap();
    let none = New { password: None, ..profile() };
    world.change(|scope| create(scope, &"cat".into(), &none)).await.unwrap();
    world
}

async fn enter(world: &World, user: &str, given: Given) -> std::result::Result<SignedIn, NotSignedIn> {
    let ask = world.ask(|scope| SigningIn::prepare(scope, user.into(), given)).unwrap();
    world.change(|scope| sign_in(scope, &ask)).await.unwrap()
}

async fn refused(world: &World, given: Given) -> NotSignedIn {
    enter(world, "ana", given).await.unwrap_err()
}

async fn change(world: &World, change: Change) {
    world.change(|scope| update(scope, &ana(), &change)).await.unwrap();
}

async fn policy(world: &World, policy: PasswordPolicy) {
    world.change(|scope| password_policy::set(scope, &policy)).await.unwrap();
}

async fn prefer(world: &World, preference: SecurityPreference) {
    world.change(|scope| security_preference::set(scope, &preference)).await.unwrap();
}

fn later(world: &World, seconds: u64) {
    world.store.clock().advance(Duration::from_secs(seconds)).unwrap();
}

fn code(world: &World, seed: &Seed) -> Code {
    seed.code(world.store.clock().now())
}

fn codes(world: &World, seed: &Seed) -> [Code; 2] {
    let now = world.store.clock().now();
    [seed.code(now - Duration::from_secs(30)), seed.code(now)]
}

/// Signs Ana in for the first time where she must bind a device, and returns the seed of it.
async fn bound(world: &World) -> Seed {
    let NotSignedIn::MustBindMfa { seed, wrong: false } = refused(world, given(PASSWORD)).await else { panic!() };
    let signed_in = enter(world, "ana", Given { codes: Some(codes(world, &seed)), ..given(PASSWORD) }).await.unwrap();
    assert!(signed_in.mfa);
    seed
}

#[tokio::test]
async fn whoever_knows_the_password_signs_in_and_is_seen_to_have() {
    let world = world().await;
    assert_eq!(world.ask(|scope| get(scope, &ana())).unwrap().last_login_at, None);
    later(&world, 60);
    let signed_in = enter(&world, "ANA", given(PASSWORD)).await.unwrap();
    assert_eq!((signed_in.user.name.as_str(), signed_in.mfa, signed_in.longest), ("ana", false, 6 * 60 * 60));
    let now = Some(world.store.clock().now());
    assert_eq!(world.ask(|scope| get(scope, &ana())).unwrap().last_login_at, now);
    assert_eq!(world.ask(|scope| user::get(scope, &ana())).unwrap().last_login_at, now);
}

#[tokio::test]
async fn nothing_tells_an_unknown_user_from_a_wrong_password() {
    let world = world().await;
    for (user, password) in
        [("ana", "Open-sesame-1"), ("ana", ""), ("bea", PASSWORD), ("cat", ""), ("cat", PASSWORD), ("nobody", PASSWORD)]
    {
        assert_eq!(enter(&world, user, given(password)).await.unwrap_err(), NotSignedIn::Wrong, "{user} {password}");
    }
    change(&world, Change { active: Some(false), ..Change::default() }).await;
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::Wrong);
    change(&world, Change { active: Some(true), ..Change::default() }).await;
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
    world.change(|scope| login_profile::delete(scope, &ana())).await.unwrap();
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::Wrong);
}

#[tokio::test]
async fn too_many_wrong_passwords_close_the_door_for_an_hour() {
    let world = world().await;
    policy(&world, PasswordPolicy { maximum_attempts: 3, ..PasswordPolicy::default() }).await;
    for user in ["ana", "nobody"] {
        for _ in 0..3 {
            assert_eq!(enter(&world, user, given("wrong")).await.unwrap_err(), NotSignedIn::Wrong);
        }
        let until = world.store.clock().now() + Duration::from_secs(HOUR);
        let until = Timestamp::from_second(until.as_second()).unwrap();
        for password in [PASSWORD, "wrong"] {
            let refused = enter(&world, user, given(password)).await.unwrap_err();
            assert_eq!(refused, NotSignedIn::TooMany { until }, "{user} {password}");
        }
    }
    later(&world, HOUR - 1);
    assert!(matches!(refused(&world, given(PASSWORD)).await, NotSignedIn::TooMany { .. }));
    later(&world, 1);
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
}

#[tokio::test]
async fn only_wrong_passwords_in_a_row_and_within_an_hour_are_counted_together() {
    let world = world().await;
    policy(&world, PasswordPolicy { maximum_attempts: 2, ..PasswordPolicy::default() }).await;
    let wrong = async || assert_eq!(refused(&world, given("wrong")).await, NotSignedIn::Wrong);
    wrong().await;
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
    wrong().await;
    later(&world, HOUR);
    wrong().await;
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
    wrong().await;
    wrong().await;
    assert!(matches!(refused(&world, given(PASSWORD)).await, NotSignedIn::TooMany { .. }));
    change(&world, Change { password: Some(hashed("another-one-2")), ..Change::default() }).await;
    enter(&world, "ana", given("another-one-2")).await.unwrap();
}

#[tokio::test]
async fn a_password_that_must_be_changed_is_changed_in_the_same_call() {
    let world = world().await;
    change(&world, Change { password_reset_required: Some(true), ..Change::default() }).await;
    let needed = NotSignedIn::MustChangePassword(WhyChange::Reset);
    assert_eq!(refused(&world, given(PASSWORD)).await, needed);
    let with = |new: &str| Given { new_password: Some(Password::new(new)), ..given(PASSWORD) };
    let weak = refused(&world, with("short")).await;
    assert_eq!(weak, NotSignedIn::NewPassword(PasswordRefusal::NewWeak));
    let wrong = Given { password: Password::new("wrong"), ..with("another-one-2") };
    assert_eq!(refused(&world, wrong).await, NotSignedIn::Wrong);
    enter(&world, "ana", with("another-one-2")).await.unwrap();
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::Wrong);
    enter(&world, "ana", given("another-one-2")).await.unwrap();
    let again = Given { password: Password::new("another-one-2"), ..with("third-one-3") };
    assert_eq!(refused(&world, again).await, NotSignedIn::NothingToChange);
}

#[tokio::test]
async fn a_password_grows_old() {
    let world = world().await;
    let day = 24 * HOUR;
    policy(&world, PasswordPolicy { maximum_age: 90, initial_age: 7, ..PasswordPolicy::default() }).await;
    later(&world, 7 * day - 1);
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
    later(&world, 1);
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::MustChangePassword(WhyChange::InitialExpired));
    let new = Given { new_password: Some(Password::new("another-one-2")), ..given(PASSWORD) };
    enter(&world, "ana", new).await.unwrap();
    later(&world, 90 * day);
    let late = || given("another-one-2");
    assert_eq!(refused(&world, late()).await, NotSignedIn::MustChangePassword(WhyChange::Expired));
    policy(&world, PasswordPolicy { maximum_age: 90, hard_expiry: true, ..PasswordPolicy::default() }).await;
    let new = Given { new_password: Some(Password::new("third-one-3")), ..late() };
    assert_eq!(refused(&world, new).await, NotSignedIn::Expired);
    change(&world, Change { password: Some(hashed("fourth-one-4")), ..Change::default() }).await;
    enter(&world, "ana", given("fourth-one-4")).await.unwrap();
}

#[tokio::test]
async fn a_code_of_the_device_is_asked_for_and_counts_once() {
    let world = world().await;
    change(&world, Change { mfa_bind_required: Some(true), ..Change::default() }).await;
    let seed = bound(&world).await;
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::MustGiveCode { wrong: false });
    let with = |code: Code| Given { code: Some(code), ..given(PASSWORD) };
    let used = refused(&world, with(code(&world, &seed))).await;
    assert_eq!(used, NotSignedIn::MustGiveCode { wrong: true }, "it bound the device");
    later(&world, 60);
    let wrong = Given { password: Password::new("wrong"), ..with(code(&world, &seed)) };
    assert_eq!(refused(&world, wrong).await, NotSignedIn::Wrong);
    assert!(enter(&world, "ana", with(code(&world, &seed))).await.unwrap().mfa);
    assert_eq!(refused(&world, with(code(&world, &seed))).await, NotSignedIn::MustGiveCode { wrong: true });
}

#[tokio::test]
async fn a_code_is_good_until_a_session_has_begun_with_it() {
    let world = world().await;
    let required = Change { mfa_bind_required: Some(true), ..Change::default() };
    change(&world, required).await;
    let seed = bound(&world).await;
    change(&world, Change { password_reset_required: Some(true), ..Change::default() }).await;
    later(&world, 60);
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::MustGiveCode { wrong: false });
    let shown = || Given { code: Some(code(&world, &seed)), ..given(PASSWORD) };
    assert_eq!(refused(&world, shown()).await, NotSignedIn::MustChangePassword(WhyChange::Reset));
    enter(&world, "ana", Given { new_password: Some(Password::new("another-one-2")), ..shown() }).await.unwrap();
}

#[tokio::test]
async fn wrong_codes_count_like_wrong_passwords() {
    let world = world().await;
    change(&world, Change { mfa_bind_required: Some(true), ..Change::default() }).await;
    let seed = bound(&world).await;
    policy(&world, PasswordPolicy { maximum_attempts: 2, ..PasswordPolicy::default() }).await;
    later(&world, 60);
    let wrong = || Given { code: Some(seed.code(Timestamp::UNIX_EPOCH)), ..given(PASSWORD) };
    for _ in 0..2 {
        assert_eq!(refused(&world, wrong()).await, NotSignedIn::MustGiveCode { wrong: true });
    }
    let right = Given { code: Some(code(&world, &seed)), ..given(PASSWORD) };
    assert!(matches!(refused(&world, right).await, NotSignedIn::TooMany { .. }));
}

#[tokio::test]
async fn the_account_says_who_needs_a_second_factor() {
    let world = world().await;
    let at_login = async |mfa_at_login| {
        prefer(&world, SecurityPreference { mfa_at_login, ..SecurityPreference::default() }).await;
    };
    at_login(MfaAtLogin::Independent).await;
    assert!(!enter(&world, "ana", given(PASSWORD)).await.unwrap().mfa);
    at_login(MfaAtLogin::Mandatory).await;
    let seed = bound(&world).await;
    later(&world, 60);
    at_login(MfaAtLogin::Independent).await;
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::MustGiveCode { wrong: false }, "she has a device");
    at_login(MfaAtLogin::Adaptive).await;
    assert!(!enter(&world, "ana", given(PASSWORD)).await.unwrap().mfa);
    let shown = |code: Code| Given { code: Some(code), ..given(PASSWORD) };
    assert!(enter(&world, "ana", shown(code(&world, &seed))).await.unwrap().mfa, "a code that is given counts");
    let wrong = seed.code(Timestamp::UNIX_EPOCH);
    assert_eq!(refused(&world, shown(wrong)).await, NotSignedIn::MustGiveCode { wrong: true });
}

#[tokio::test]
async fn the_device_that_is_bound_is_the_one_that_was_offered() {
    let world = world().await;
    change(&world, Change { mfa_bind_required: Some(true), ..Change::default() }).await;
    world.change(|scope| mfa::create(scope, ana())).await.unwrap();
    let NotSignedIn::MustBindMfa { seed, .. } = refused(&world, given(PASSWORD)).await else { panic!() };
    let again = refused(&world, given(PASSWORD)).await;
    assert_eq!(again, NotSignedIn::MustBindMfa { seed: seed.clone(), wrong: false });
    let now = world.store.clock().now();
    let twice = Given { codes: Some([seed.code(now), seed.code(now)]), ..given(PASSWORD) };
    assert_eq!(refused(&world, twice).await, NotSignedIn::MustBindMfa { seed: seed.clone(), wrong: true });
    let right = || Given { codes: Some(codes(&world, &seed)), ..given(PASSWORD) };
    assert!(enter(&world, "ana", right()).await.unwrap().mfa);
    let device = world.ask(|scope| mfa::of_user(scope, &ana())).unwrap();
    assert_eq!((device.name.as_str(), device.seed == seed), ("ana-2", true));
    assert_eq!(refused(&world, right()).await, NotSignedIn::NothingToBind);
    world.change(|scope| mfa::unbind(scope, &ana())).await.unwrap();
    let NotSignedIn::MustBindMfa { seed: another, .. } = refused(&world, given(PASSWORD)).await else { panic!() };
    assert_ne!(another, seed);
}

#[tokio::test]
async fn a_new_password_and_a_device_are_taken_together_or_not_at_all() {
    let world = world().await;
    let both = Change { mfa_bind_required: Some(true), password_reset_required: Some(true), ..Change::default() };
    change(&world, both).await;
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::MustChangePassword(WhyChange::Reset));
    let new = || Given { new_password: Some(Password::new("another-one-2")), ..given(PASSWORD) };
    let NotSignedIn::MustBindMfa { seed, .. } = refused(&world, new()).await else { panic!() };
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::MustChangePassword(WhyChange::Reset));
    let weak =
        Given { new_password: Some(Password::new("weak")), codes: Some(codes(&world, &seed)), ..given(PASSWORD) };
    assert_eq!(refused(&world, weak).await, NotSignedIn::NewPassword(PasswordRefusal::NewWeak));
    assert_eq!(world.ask(mfa::count).unwrap().all, 0);
    enter(&world, "ana", Given { codes: Some(codes(&world, &seed)), ..new() }).await.unwrap();
    assert_eq!(world.ask(mfa::count).unwrap().bound, 1);
}

#[tokio::test]
async fn only_administrators_bind_devices_where_users_may_not() {
    let world = world().await;
    let preference = SecurityPreference {
        mfa_at_login: MfaAtLogin::Mandatory,
        own_mfa_devices: false,
        ..SecurityPreference::default()
    };
    prefer(&world, preference).await;
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::BindForbidden);
}

#[tokio::test]
async fn users_sign_in_from_the_networks_of_the_account_and_for_its_hours() {
    let world = world().await;
    let network_masks = "192.168.0.0/16;10.0.0.7".to_owned();
    prefer(&world, SecurityPreference { network_masks, session_hours: 24, ..SecurityPreference::default() }).await;
    assert_eq!(enter(&world, "ana", given(PASSWORD)).await.unwrap().longest, 86_400);
    for (from, inside) in [("192.168.3.4", true), ("::ffff:10.0.0.7", true), ("10.0.0.8", false), ("::1", false)] {
        let entered = enter(&world, "ana", Given { from: from.parse().unwrap(), ..given(PASSWORD) }).await;
        assert_eq!(entered.err(), (!inside).then_some(NotSignedIn::Network), "{from}");
    }
}

#[tokio::test]
async fn whoever_stays_away_too_long_waits_for_an_administrator() {
    let world = world().await;
    prefer(&world, SecurityPreference { idle_days_users: 90, ..SecurityPreference::default() }).await;
    policy(&world, PasswordPolicy { initial_age: 0, ..PasswordPolicy::default() }).await;
    later(&world, 89 * 24 * HOUR);
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
    later(&world, 89 * 24 * HOUR);
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
    later(&world, 90 * 24 * HOUR);
    assert_eq!(refused(&world, given(PASSWORD)).await, NotSignedIn::Wrong);
    change(&world, Change { active: Some(true), ..Change::default() }).await;
    enter(&world, "ana", given(PASSWORD)).await.unwrap();
}
