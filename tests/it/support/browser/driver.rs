//! One chromedriver per test process, on a port the system chooses. It ends with the process, however that ends: a shell
//! holds the other end of a pipe and stops it when the pipe closes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use fantoccini::wd::Capabilities;
use serde_json::json;

const BROWSER: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";
const HOW_TO_GET_THEM: &str = "apt-get install --yes --no-install-recommends chromium chromium-driver";

/// The longest a browser may take to close.
const CLOSING: Duration = Duration::from_secs(10);

struct Driver {
    port: u16,
    _pipe: Child,
}

static RUNNING: OnceLock<Driver> = OnceLock::new();

/// Where chromedriver answers.
pub(super) fn address() -> String {
    format!("http://127.0.0.1:{}", RUNNING.get_or_init(start).port)
}

fn start() -> Driver {
    for program in [BROWSER, DRIVER] {
        assert!(Path::new(program).exists(), "{program} is missing. Please type: {HOW_TO_GET_THEM}");
    }
    let mut shell = Command::new("/bin/sh")
        .args(["-c", "\"$0\" --port=0 </dev/null & driver=$!; read -r _; kill $driver", DRIVER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(shell.stdout.take().unwrap()).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| {
            line.split("started successfully on port ").nth(1)?.trim_end_matches('.').parse().ok()
        })
        .expect("chromedriver does not start");
    // What it says later must not fill the pipe.
    std::thread::spawn(move || lines.for_each(drop));
    Driver { port, _pipe: shell }
}

/// A headless Chromium that calls nobody and keeps nothing.
pub(super) fn capabilities(profile: &Path) -> Capabilities {
    let profile = format!("--user-data-dir={}", profile.display());
    let flags = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        &profile,
    ];
    let wanted = json!({
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "binary": BROWSER, "args": flags },
    });
    wanted.as_object().cloned().unwrap()
}

/// Closes a browser. By hand, since dropping cannot wait for a future.
pub(super) fn close(session: &str) {
    let Some(driver) = RUNNING.get() else { return };
    let Ok(mut line) = TcpStream::connect(("127.0.0.1", driver.port)) else { return };
    let request = format!(
        "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
        driver.port
    );
    if line.set_read_timeout(Some(CLOSING)).and_then(|()| line.write_all(request.as_bytes())).is_ok() {
        // The answer begins when the browser has ended; only then may its profile go. The line itself stays open.
        let _answer = line.read(&mut [0; 64]);
    }
}
