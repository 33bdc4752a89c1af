use super::*;
use crate::testing::World;

fn allows(policy: &PasswordPolicy, text: &str) -> bool {
    policy.allows(&Password::new(text), &"Ana".into())
}

#[test]
fn the_default_policy_asks_for_eight_characters_and_nothing_else() {
    let policy = PasswordPolicy::default();
    assert!(allows(&policy, "aaaaaaaa") && allows(&policy, "ääääääää"));
    assert!(!allows(&policy, "aaaaaaa") && !allows(&policy, ""));
}

#[test]
fn each_demand_is_made_on_its_own() {
    let plain = PasswordPolicy::default;
    let cases = [
        (PasswordPolicy { minimum_length: 12, ..plain() }, "elevenchars", "twelve-chars"),
        (PasswordPolicy { require_lowercase: true, ..plain() }, "UPPER-123", "UPPEr-123"),
        (PasswordPolicy { require_uppercase: true, ..plain() }, "lower-123", "lowEr-123"),
        (PasswordPolicy { require_numbers: true, ..plain() }, "no-digits", "one-digit-1"),
        (PasswordPolicy { require_symbols: true, ..plain() }, "NoSymbol1", "One_Symbol1"),
        (PasswordPolicy { minimum_different: 3, ..plain() }, "abababab", "abababac"),
        (PasswordPolicy { refuse_user_name: true, ..plain() }, "I-am-ANA-1", "I-am-Bea-1"),
    ];
    for (policy, refused, accepted) in cases {
        assert!(!allows(&policy, refused), "{policy:?} lets `{refused}` pass");
        assert!(allows(&policy, accepted), "{policy:?} refuses `{accepted}`");
        assert!(allows(&plain(), refused));
    }
}

#[tokio::test]
async fn an_account_has_the_defaults_until_it_sets_its_own() {
    let world = World::new().await;
    assert_eq!(world.ask(get).unwrap(), PasswordPolicy::default());
    let own = PasswordPolicy {
        minimum_length: 20,
        require_symbols: true,
        reuse_prevention: 24,
        maximum_age: 90,
        initial_age: 3,
        hard_expiry: true,
        maximum_attempts: 5,
        ..PasswordPolicy::default()
    };
    for _ in 0..2 {
        world.change(|scope| set(scope, &own)).await.unwrap();
        assert_eq!(world.ask(get).unwrap(), own);
    }
    let other = world.store.create_account(&crate::testing::CLOUD, "6543210987654321".parse().unwrap()).await.unwrap();
    assert_eq!(get(&mut world.store.read(&other)).unwrap(), PasswordPolicy::default());
}
