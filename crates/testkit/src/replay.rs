//! A recording is played against a cloud of a test.

use std::convert::Infallible;

use kernel::Timestamp;
use serde_json::Value;
use server::replay::{Key, Played, Target, Unplayable, play};
use wire::recording::{Head, Line};

use crate::{ACCOUNT, Actor, KsyunActor, TestCloud};

impl TestCloud {
    /// Plays a recording, at the time and with the transitions that it was made with.
    pub async fn replay(&self, text: &str) -> Result<Played, Unplayable> {
        let clock = self.sandbox().store.clock();
        let head: Head = serde_json::from_str(text.lines().next().unwrap_or_default()).map_err(Unplayable::Head)?;
        let begun: Timestamp = head.begun.parse().expect("a time");
        clock.set(begun).expect("a time of the clock");
        clock.set_transitions(head.transitions);
        play(self, text).await
    }
}

impl Target for TestCloud {
    type Error = Infallible;

    fn root(&self, service: &str) -> Key {
        let cloud = if kingsoft::product::find(service).is_some_and(|product| product.name == service) {
            "kingsoft"
        } else {
            "alibaba"
        };
        let key = self.root_key(cloud);
        Key { id: key.id.clone(), secret: key.secret.clone(), token: None }
    }

    fn accounts(&self) -> Vec<String> {
        vec![ACCOUNT.to_owned()]
    }

    async fn call(&self, key: &Key, line: &Line, parameters: &[(String, String)]) -> Result<(u16, Value), Infallible> {
        let pairs: Vec<_> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let (door, token) = (self.door.clone(), key.token.clone());
        let of_kingsoft = kingsoft::product::find(&line.service).is_some_and(|product| product.name == line.service);
        let reply = if of_kingsoft {
            KsyunActor::new(door, &key.id, &key.secret, token).call(&line.service, &line.operation, &pairs).await
        } else {
            Actor::new(door, &key.id, &key.secret, token).call(&line.service, &line.operation, &pairs).await
        };
        Ok((reply.status, serde_json::from_str(&reply.body).unwrap_or_default()))
    }
}
