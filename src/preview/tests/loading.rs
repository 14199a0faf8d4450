//! The store against files, bytes and a small server on the loopback interface.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use image::ImageFormat;

use super::{encoded, slot};
use crate::pool::ImageRef;
use crate::preview::cache::Recency;
use crate::preview::fetch::HttpSettings;
use crate::preview::images::{ImageSettings, ImageStore, ImageWant};
use crate::preview::picture::{ImageSize, ImageState};

const PATIENCE: Duration = Duration::from_secs(60);

/// A store and the channel that its wake-ups arrive on.
struct Bench {
    store: ImageStore,
    woken: Receiver<()>,
}

impl Bench {
    fn new(settings: ImageSettings) -> Self {
        let (wake, woken) = sync_channel(1024);
        let wake = move || {
            let _ = wake.try_send(());
        };
        Self { store: ImageStore::with_settings(settings, Arc::new(wake)), woken }
    }

    /// Wants one image until its state is final.
    fn load(&mut self, image: &ImageRef, size: ImageSize) -> ImageState {
        let want = ImageWant { slot: slot(image, size), image: image.clone() };
        loop {
            self.store.want(want.clone());
            self.store.drain();
            let state = self.store.state(want.slot, image);
            if !state.is_pending() {
                return state;
            }
            self.woken.recv_timeout(PATIENCE).expect("the store reports");
        }
    }
}

fn impatient() -> ImageSettings {
    let http = HttpSettings { total_timeout: Duration::from_millis(300), ..HttpSettings::default() };
    ImageSettings { n_local_threads: 2, n_network_threads: 2, http, ..ImageSettings::default() }
}

/// Serves `/picture`, `/huge` (a length beyond every limit), `/silent` (never answers), `/page`, `/secret`; else 404.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let serve = move || {
        let mut kept_open = Vec::new();
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            let mut request = String::new();
            BufReader::new(stream.try_clone().unwrap()).read_line(&mut request).unwrap();
            let respond = |head: &str, body: &[u8]| {
                let mut stream = &stream;
                write!(stream, "HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").unwrap();
                stream.write_all(body).unwrap();
            };
            match request.split(' ').nth(1) {
                Some("/picture") => {
                    let body = encoded(64, 48, ImageFormat::Png);
                    respond(&format!("200 OK\r\nContent-Length: {}", body.len()), &body);
                }
                Some("/huge") => respond("200 OK\r\nContent-Length: 99999999999", b""),
                Some("/page") => respond("200 OK\r\nContent-Length: 6", b"<html>"),
                Some("/secret") => respond("403 Forbidden\r\nContent-Length: 0", b""),
                Some("/silent") => kept_open.push(stream),
                _ => respond("404 Not Found\r\nContent-Length: 0", b""),
            }
        }
    };
    std::thread::Builder::new().name("test-server".to_owned()).spawn(serve).unwrap();
    address
}

#[test]
fn files_and_bytes_are_shown_and_missing_ones_are_not_found() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.png");
    std::fs::write(&path, encoded(64, 48, ImageFormat::Png)).unwrap();
    let mut bench = Bench::new(impatient());
    let images = [ImageRef::Path(path), ImageRef::Bytes(encoded(64, 48, ImageFormat::Jpeg).into())];
    for image in &images {
        match bench.load(image, ImageSize::Card) {
            ImageState::Shown(picture) => assert_eq!((picture.width_px, picture.height_px), (64, 48)),
            other => panic!("expected a picture, got {other:?}"),
        }
    }
    let missing = ImageRef::Path(directory.path().join("b.png"));
    assert!(matches!(bench.load(&missing, ImageSize::Card), ImageState::NotFound(_)));
    let counts = bench.store.counts();
    assert_eq!((counts.n_shown, counts.n_not_found, counts.n_failed()), (2, 1, 1));
    bench.store.join();
}

#[test]
fn a_failure_is_kept_until_it_is_retried() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("late.png");
    let image = ImageRef::Path(path.clone());
    let mut bench = Bench::new(impatient());
    assert!(bench.load(&image, ImageSize::Card).is_failed());
    std::fs::write(&path, encoded(8, 8, ImageFormat::Png)).unwrap();
    assert!(bench.load(&image, ImageSize::Card).is_failed(), "a failure is not asked for again by itself");
    bench.store.ask_retry();
    assert!(matches!(bench.load(&image, ImageSize::Card), ImageState::Shown(_)));
    bench.store.join();
}

#[test]
fn nothing_is_fetched_before_the_network_is_allowed() {
    let image = ImageRef::Url(format!("{}/picture", serve()));
    let mut bench = Bench::new(impatient());
    assert_eq!(bench.load(&image, ImageSize::Card), ImageState::Hidden);
    assert_eq!(bench.store.counts().n_pending, 0);
    bench.store.set_network_allowed(true);
    assert!(matches!(bench.load(&image, ImageSize::Card), ImageState::Shown(_)));
    bench.store.join();
}

#[test]
fn every_answer_of_a_server_has_its_state() {
    let address = serve();
    let mut bench = Bench::new(impatient());
    bench.store.set_network_allowed(true);
    let mut state = |path: &str| bench.load(&ImageRef::Url(format!("{address}{path}")), ImageSize::Card);
    assert!(matches!(state("/gone"), ImageState::NotFound(detail) if detail.contains("404")));
    assert!(matches!(state("/secret"), ImageState::Unavailable(detail) if detail.contains("403")));
    assert!(matches!(state("/huge"), ImageState::TooLarge(_)));
    assert!(matches!(state("/page"), ImageState::NotAnImage(_)));
    assert!(matches!(state("/silent"), ImageState::TimedOut(_)));
    bench.store.join();
}

#[test]
fn nobody_listening_is_not_available() {
    // The port was free a moment ago, so the connection is refused.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut bench = Bench::new(impatient());
    bench.store.set_network_allowed(true);
    let state = bench.load(&ImageRef::Url(format!("http://127.0.0.1:{port}/a.jpg")), ImageSize::Card);
    assert!(matches!(state, ImageState::Unavailable(_) | ImageState::TimedOut(_)), "{state:?}");
    bench.store.join();
}

#[test]
fn old_pictures_make_room_but_what_is_in_view_stays() {
    // Room for one picture of 16 × 16.
    let settings = ImageSettings { max_cache_bytes: 16 * 16 * 4, ..impatient() };
    let mut bench = Bench::new(settings);
    let image = |shade: u32| ImageRef::Bytes(encoded(16, 16 + shade, ImageFormat::Png).into());
    let (first, second) = (image(0), image(1));
    assert!(matches!(bench.load(&first, ImageSize::Card), ImageState::Shown(_)));
    assert!(matches!(bench.load(&second, ImageSize::Card), ImageState::Shown(_)));
    assert_eq!(bench.store.state(slot(&first, ImageSize::Card), &first), ImageState::Queued, "forgotten");
    assert!(matches!(bench.store.state(slot(&second, ImageSize::Card), &second), ImageState::Shown(_)));
    bench.store.join();
}

#[test]
fn the_queue_is_bounded() {
    let settings = ImageSettings { max_queued: 3, ..impatient() };
    let mut bench = Bench::new(settings);
    let images: Vec<ImageRef> = (1..200).map(|i| ImageRef::Path(format!("/nowhere/{i}.png").into())).collect();
    for image in &images {
        bench.store.want(ImageWant { slot: slot(image, ImageSize::Card), image: image.clone() });
    }
    bench.store.drain();
    assert!(bench.store.counts().n_pending <= 3);
    bench.store.join();
}

#[test]
fn eviction_follows_age_and_spares_the_present() {
    let slots: Vec<_> = (0..4_u8).map(|i| slot(&ImageRef::Bytes([i].as_slice().into()), ImageSize::Card)).collect();
    let mut recency = Recency::new(25);
    recency.advance();
    recency.insert(slots[0], 10);
    recency.insert(slots[1], 10);
    recency.advance();
    recency.touch(slots[0]);
    recency.insert(slots[2], 10);
    assert_eq!(recency.evict(), [slots[1]]);
    recency.insert(slots[3], 100);
    assert_eq!(recency.evict(), [], "all that is left is wanted now");
    recency.advance();
    assert_eq!(recency.evict().len(), 3);
    assert_eq!(recency.n_bytes(), 0);
}
