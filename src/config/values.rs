//! Types of single settings, parsed at the door.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use actix_web::http::Uri;
use secrecy::SecretString;
use serde::{Deserialize, Deserializer, de::Error as _};

/// The address people type: scheme and host, no path, no slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    host: String,
    encrypted: bool,
}

impl BaseUrl {
    /// The address a browser on the same machine uses for `listen`; a wildcard address becomes `localhost`.
    #[must_use]
    pub fn of_listener(listen: SocketAddr) -> Self {
        if listen.ip().is_unspecified() {
            let text = format!("http://localhost:{}", listen.port());
            return Self { text, host: "localhost".to_owned(), encrypted: false };
        }
        Self { text: format!("http://{listen}"), host: listen.ip().to_string(), encrypted: false }
    }

    /// `https://forum.example`, ready for a path that begins with a slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host alone, without brackets and port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether visitors come by TLS, so that cookies may demand it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.encrypted
    }

    /// Whether only this machine can reach it.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback_host(&self.host)
    }

    pub(super) fn is_unset(&self) -> bool {
        self.text.is_empty()
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no address such as https://forum.example");
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        let encrypted = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(wrong()),
        };
        let authority = uri.authority().ok_or_else(wrong)?;
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() || authority.as_str().contains('@') {
            return Err(format!("`{text}` must be scheme and host only, without path or name"));
        }
        let host = authority.host().trim_matches(['[', ']']).to_lowercase();
        if host.is_empty() {
            return Err(wrong());
        }
        let scheme = if encrypted { "https" } else { "http" };
        Ok(Self { text: format!("{scheme}://{}", authority.as_str().to_lowercase()), host, encrypted })
    }
}

impl<'de> Deserialize<'de> for BaseUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self { text, host: String::new(), encrypted: false });
        }
        text.parse().map_err(D::Error::custom)
    }
}

pub(super) fn is_loopback_host(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A network of addresses, `10.1.0.0/16`, or a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix_bits: u32,
}

impl Network {
    /// Whether `address` belongs to it. An IPv4 address written as IPv6 counts as IPv4.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        let (network, candidate) = (self.address.to_canonical(), address.to_canonical());
        match (network, candidate) {
            (IpAddr::V4(network), IpAddr::V4(candidate)) => {
                let mask = u32::MAX.checked_shl(32 - self.prefix_bits).unwrap_or(0);
                network.to_bits() & mask == candidate.to_bits() & mask
            }
            (IpAddr::V6(network), IpAddr::V6(candidate)) => {
                let mask = u128::MAX.checked_shl(128 - self.prefix_bits).unwrap_or(0);
                network.to_bits() & mask == candidate.to_bits() & mask
            }
            _ => false,
        }
    }

    /// Whether it is so wide that trusting it is trusting nearly everybody.
    #[must_use]
    pub fn is_wildcard(&self) -> bool {
        /// No private network is wider: 10.0.0.0/8 and fc00::/7.
        const WIDEST_V4_BITS: u32 = 8;
        const WIDEST_V6_BITS: u32 = 7;
        self.prefix_bits < if self.address.is_ipv4() { WIDEST_V4_BITS } else { WIDEST_V6_BITS }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "*" {
            return Ok(Self { address: IpAddr::from([0, 0, 0, 0]), prefix_bits: 0 });
        }
        let wrong = || format!("`{text}` is no network address such as 127.0.0.1 or 10.1.0.0/16");
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let widest = if address.is_ipv4() { 32 } else { 128 };
        let prefix_bits = prefix.map_or(Ok(widest), |bits| bits.parse().map_err(|_| wrong()))?;
        if prefix_bits > widest {
            return Err(wrong());
        }
        Ok(Self { address, prefix_bits })
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

pub(super) fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SecretString>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(if text.is_empty() { None } else { Some(SecretString::from(text)) })
}

pub(super) fn optional_path<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(if text.is_empty() { None } else { Some(PathBuf::from(text)) })
}

pub(super) fn optional_address<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| D::Error::custom(format!("`{text}` is no address with a port")))
}

pub(super) fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_secs)
}

pub(super) fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}
