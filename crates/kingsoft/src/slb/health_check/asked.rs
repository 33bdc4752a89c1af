//! What both the order of a health check and its change can say.

use std::ops::RangeInclusive;

use compute::network::load_balancer::health_check::{Change, CheckKind, Rules};
use compute::network::load_balancer::listener::Protocol;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Text;
use crate::slb::{PORTS, State, within};

/// How many answers make a server well, or not. Source: Terraform's provider.
const THRESHOLDS: RangeInclusive<u32> = 1..=10;

/// Seconds between questions, and in which an answer comes. Source: Terraform's provider.
const SECONDS: RangeInclusive<u32> = 1..=3_600;

/// What both the order of a health check and its change can say.
///
/// GUESS: the numbers where nothing is said, which are those of Terraform's provider, the method, and which protocols go with
/// which listener: the vendor's SDK says one thing for the order and another for the change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Asked {
    /// `start`, the default, or `stop`.
    health_check_state: Option<State>,
    /// The port that is asked, 1 to 65535; 0, the default, for the one of the server.
    health_check_connect_port: Option<Whole>,
    /// After how many good answers a server is healthy, 1 to 10; 5 by default.
    healthy_threshold: Option<Whole>,
    /// After how many bad ones it is not, 1 to 10; 4 by default.
    unhealthy_threshold: Option<Whole>,
    /// Seconds from one question to the next, 1 to 3,600; 5 by default.
    interval: Option<Whole>,
    /// Seconds in which an answer comes, 1 to 3,600; 4 by default.
    timeout: Option<Whole>,
    /// How servers are asked: the listener's protocol by default, `TCP` behind one of HTTP, or `ICMP` behind one of UDP.
    health_protocol: Option<HealthProtocol>,
    /// Method of the request: `GET`, the default, or `HEAD`. It counts where HTTP is spoken.
    http_method: Option<HttpMethod>,
    /// Path of the request; `/` by default. It counts where HTTP is spoken.
    url_path: Option<Text>,
    /// Host that the request names. It counts where HTTP is spoken.
    host_name: Option<Text>,
    /// What is sent over UDP.
    health_check_req: Option<Text>,
    /// What is to come back over UDP.
    health_check_exp: Option<Text>,
    /// Whether the usual host is named, which is the case where `HostName` is left out. Terraform's provider sends it beside one.
    #[serde(rename = "IsDefaultHostName")]
    _is_default_host_name: Option<bool>,
    /// What the listener is of: `Slb`. Terraform's provider sends it.
    #[serde(rename = "LbType")]
    _lb_type: Option<LbType>,
}

/// How servers are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
enum HealthProtocol {
    Tcp,
    Http,
    Udp,
    Icmp,
}

/// Method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
enum HttpMethod {
    Get,
    Head,
}

/// Kind of load balancer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum LbType {
    Slb,
}

impl From<HealthProtocol> for CheckKind {
    fn from(protocol: HealthProtocol) -> Self {
        match protocol {
            HealthProtocol::Tcp => Self::Tcp,
            HealthProtocol::Http => Self::Http,
            HealthProtocol::Udp => Self::Udp,
            HealthProtocol::Icmp => Self::Icmp,
        }
    }
}

impl HttpMethod {
    /// The vendor's word.
    fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
        }
    }
}

/// A port that is asked; 0 for the one of the server.
fn port(number: Whole) -> Result<Option<u32>, Error> {
    if number == Whole(0) { Ok(None) } else { within("HealthCheckConnectPort", number, &PORTS).map(Some) }
}

/// A path of a request.
fn path(text: Text) -> Result<String, Error> {
    if text.0.starts_with('/') {
        return Ok(text.0);
    }
    Err(Error::Unfit("UrlPath", "it does not begin with /".to_owned()))
}

impl Asked {
    /// What is to change.
    pub(super) fn change(self) -> Result<Change, Error> {
        let number =
            |name, number: Option<Whole>, allowed| number.map(|number| within(name, number, allowed)).transpose();
        let text = |text: Option<Text>| text.map(|text| text.0);
        Ok(Change {
            enabled: self.health_check_state.map(State::is_on),
            kind: self.health_protocol.map(CheckKind::from),
            port: self.health_check_connect_port.map(port).transpose()?,
            healthy_after: number("HealthyThreshold", self.healthy_threshold, &THRESHOLDS)?,
            unhealthy_after: number("UnhealthyThreshold", self.unhealthy_threshold, &THRESHOLDS)?,
            interval: number("Interval", self.interval, &SECONDS)?,
            timeout: number("Timeout", self.timeout, &SECONDS)?,
            method: self.http_method.map(|method| method.as_str().to_owned()),
            path: self.url_path.filter(|path| !path.0.is_empty()).map(path).transpose()?,
            host: text(self.host_name),
            request: text(self.health_check_req),
            reply: text(self.health_check_exp),
        })
    }

    /// What a new health check of such a listener does.
    pub(super) fn rules(self, protocol: Protocol) -> Result<Rules, Error> {
        let wanted = self.change()?;
        Ok(Rules {
            enabled: wanted.enabled.unwrap_or(true),
            kind: wanted.kind.unwrap_or(CheckKind::usual(protocol)),
            port: wanted.port.flatten(),
            healthy_after: wanted.healthy_after.unwrap_or(5),
            unhealthy_after: wanted.unhealthy_after.unwrap_or(4),
            interval: wanted.interval.unwrap_or(5),
            timeout: wanted.timeout.unwrap_or(4),
            method: wanted.method.unwrap_or_else(|| HttpMethod::Get.as_str().to_owned()),
            path: wanted.path.unwrap_or_else(|| "/".to_owned()),
            host: wanted.host.unwrap_or_default(),
            request: wanted.request.unwrap_or_default(),
            reply: wanted.reply.unwrap_or_default(),
        })
    }
}
