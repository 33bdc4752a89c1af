//! What both the order of a listener and its change can say.

use std::ops::RangeInclusive;

use compute::Extras;
use compute::network::load_balancer::listener::{Protocol, Session};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::params::Unbuilt;

use super::field::{BindType, CookieType, HttpProtocol, Method, TlsCipherPolicy};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::{Label, Text};
use crate::slb::{State, within};

/// Seconds for which a session is kept. Source: Terraform's provider.
const PERIODS: RangeInclusive<u32> = 1..=86_400;

/// Mbit/s that a listener may be limited to. GUESS: the most, which is that of an address of EIP.
const BAND_WIDTHS: RangeInclusive<u32> = 1..=15_000;

/// Name under which the version of HTTP is kept that servers are spoken to in.
pub(super) const HTTP_PROTOCOL: &str = "HttpProtocol";

/// What both the order of a listener and its change can say.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Options {
    /// Name.
    pub(super) listener_name: Option<Label>,
    /// `start`, the default, or `stop`.
    pub(super) listener_state: Option<State>,
    /// What is behind it: `RealServer`. The sandbox has no groups of servers.
    #[serde(rename = "BindType")]
    _bind_type: Option<BindType>,
    /// How it chooses among servers: `RoundRobin`, the default, `LeastConnections`, `MasterSlave`, `QUIC_CID` or `IPHash`.
    method: Option<Method>,
    /// Most Mbit/s in, 1 to 15,000; for listeners of internal load balancers.
    band_width_in: Option<Whole>,
    /// Most Mbit/s out, 1 to 15,000; for listeners of internal load balancers.
    band_width_out: Option<Whole>,
    /// Version of HTTP that servers are spoken to in: `HTTP1.1`, the default, or `HTTP1.0`. It counts for HTTP only.
    http_protocol: Option<HttpProtocol>,
    /// Policy of TLS. It counts for HTTPS only, which the sandbox does not have; Terraform's provider always sends it.
    #[serde(rename = "TlsCipherPolicy")]
    _tls_cipher_policy: Option<TlsCipherPolicy>,
    /// Whether HTTP/2 is spoken. It counts for HTTPS only, which the sandbox does not have.
    #[serde(rename = "EnableHttp2")]
    _enable_http2: Option<bool>,
    /// Whether a client stays with its server: `start`, or `stop`, the default.
    session_state: Option<State>,
    /// For how many seconds, 1 to 86,400; 3,600 by default. GUESS: the default, which is that of Terraform's provider.
    session_persistence_period: Option<Whole>,
    /// Where the cookie comes from by which a client is known: `ImplantCookie`, the default, or `RewriteCookie`. It counts for
    /// HTTP only.
    cookie_type: Option<CookieType>,
    /// The name of that cookie, which has to be there where it is the server's.
    cookie_name: Option<Text>,
    /// Certificate of HTTPS.
    #[serde(default, rename = "CertificateId")]
    _certificate_id: Unbuilt,
    /// Certificate of the clients of HTTPS.
    #[serde(default, rename = "CaCertificateId")]
    _ca_certificate_id: Unbuilt,
    /// Whether clients of HTTPS show one.
    #[serde(default, rename = "CaEnabled")]
    _ca_enabled: Unbuilt,
    /// A listener that requests are sent on to.
    #[serde(default, rename = "RedirectListenerId")]
    _redirect_listener_id: Unbuilt,
    /// Whether connections to servers are kept.
    #[serde(default, rename = "UpstreamKeepalive")]
    _upstream_keepalive: Unbuilt,
    /// Access list.
    #[serde(default, rename = "LoadBalancerAclId")]
    _load_balancer_acl_id: Unbuilt,
}

/// How a client stays with its server where nothing is said.
pub(super) fn usual_session() -> Session {
    Session {
        kept: false,
        seconds: 3_600,
        cookie_kind: CookieType::ImplantCookie.as_str().to_owned(),
        cookie_name: String::new(),
    }
}

impl Options {
    /// The vendor's word for how it chooses among servers.
    pub(super) fn method(&self, protocol: Protocol) -> Result<Option<String>, Error> {
        let word = self.method.map(|method| method.word_for(protocol)).transpose()?;
        Ok(word.map(str::to_owned))
    }

    /// Most Mbit/s in and out.
    pub(super) fn limits(&self) -> Result<(Option<i64>, Option<i64>), Error> {
        let mbps =
            |name, mbps: Option<Whole>| mbps.map(|mbps| within(name, mbps, &BAND_WIDTHS).map(i64::from)).transpose();
        Ok((mbps("BandWidthIn", self.band_width_in)?, mbps("BandWidthOut", self.band_width_out)?))
    }

    /// How a client stays with its server; what is left out is as it was.
    pub(super) fn session(&self, protocol: Protocol, had: Session) -> Result<Session, Error> {
        let seconds = self.session_persistence_period.map(|seconds| {
            let name = "SessionPersistencePeriod";
            within(name, seconds, &PERIODS)
        });
        let session = Session {
            kept: self.session_state.map_or(had.kept, State::is_on),
            seconds: seconds.transpose()?.unwrap_or(had.seconds),
            cookie_kind: self.cookie_type.map_or(had.cookie_kind, |kind| kind.as_str().to_owned()),
            cookie_name: self.cookie_name.as_ref().map_or(had.cookie_name, |name| name.0.clone()),
        };
        let of_server = session.cookie_kind == CookieType::RewriteCookie.as_str();
        if protocol == Protocol::Http && session.kept && of_server && session.cookie_name.is_empty() {
            return Err(Error::Wanting("CookieName"));
        }
        Ok(session)
    }

    /// What the core does not read.
    pub(super) fn extras(&self) -> Extras {
        let http = self.http_protocol.map(|version| (HTTP_PROTOCOL.to_owned(), version.as_str().into()));
        Extras::from_iter(http)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_of_a_server_has_a_name_where_it_is_needed() {
        let with = |state, name: Option<&str>| Options {
            session_state: Some(state),
            cookie_type: Some(CookieType::RewriteCookie),
            cookie_name: name.map(|name| Text(name.to_owned())),
            ..Options::default()
        };
        let session = |options: Options, protocol| options.session(protocol, usual_session());
        let named = session(with(State::Start, Some("id")), Protocol::Http).unwrap();
        assert_eq!((named.kept, named.seconds, named.cookie_name.as_str()), (true, 3_600, "id"));
        assert!(matches!(session(with(State::Start, None), Protocol::Http), Err(Error::Wanting("CookieName"))));
        assert!(session(with(State::Start, None), Protocol::Tcp).is_ok());
        assert!(session(with(State::Stop, None), Protocol::Http).is_ok());
        assert_eq!(session(Options::default(), Protocol::Http).unwrap(), usual_session());
    }

    #[test]
    fn quic_is_over_udp() {
        let options = Options { method: Some(Method::QuicCid), ..Options::default() };
        assert_eq!(options.method(Protocol::Udp).unwrap().as_deref(), Some("QUIC_CID"));
        assert!(options.method(Protocol::Tcp).is_err());
    }
}
