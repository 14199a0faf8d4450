//! Loads the images that are in view, on a few threads, into a cache with a budget.
//!
//! While a frame is drawn, whoever draws says what is in view ([`ImageStore::want`]); between frames the owner
//! takes in what has arrived ([`ImageStore::drain`]). Neither waits for anything. The newest view wins: what
//! scrolled away loses its place in the queue to what scrolled in.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, bounded};
use ureq::Agent;

use crate::pool::ImageRef;

use super::cache::Recency;
use super::decode::{DecodeLimits, decode};
use super::fetch::{HttpSettings, download, http_agent, read_file, too_many_bytes};
use super::lane::{Lane, Work};
use super::picture::{ImageSlot, ImageState, Picture, StateCounts};

/// An image that is in view.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageWant {
    /// Its name and size.
    pub slot: ImageSlot,
    /// Where it comes from.
    pub image: ImageRef,
}

/// The loader's limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSettings {
    /// Threads that read files and decode.
    pub n_local_threads: usize,
    /// Threads that download and decode. More than there are cores: they mostly wait.
    pub n_network_threads: usize,
    /// Decoded pictures kept, in bytes.
    pub max_cache_bytes: usize,
    /// Images that may wait in each queue; what is beyond is asked for again when it is in view.
    pub max_queued: usize,
    /// What a source may demand.
    pub decode: DecodeLimits,
    /// How patient downloads are.
    pub http: HttpSettings,
}

impl Default for ImageSettings {
    fn default() -> Self {
        let n_cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            n_local_threads: n_cores.clamp(1, 4),
            n_network_threads: 8,
            max_cache_bytes: 160 << 20,
            max_queued: 256,
            decode: DecodeLimits::default(),
            http: HttpSettings::default(),
        }
    }
}

/// What [`ImageStore::drain`] took in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImageChanges {
    /// Images whose state changed.
    pub n_changed: usize,
    /// Pictures that were forgotten to stay within the budget.
    pub n_evicted: usize,
}

/// A finished image costs at least this much of the budget, so that failures do not pile up either.
const MIN_COST_BYTES: usize = 512;

enum Event {
    Started(ImageSlot),
    Finished(ImageSlot, Result<Picture, ImageState>),
}

/// See the module's documentation.
pub struct ImageStore {
    settings: ImageSettings,
    /// What was wanted since the last [`ImageStore::drain`].
    in_view: RefCell<Vec<ImageWant>>,
    /// Whether the failures are to be loaded again from the next [`ImageStore::drain`] on.
    retry_asked: Cell<bool>,
    is_network_allowed: bool,
    states: HashMap<ImageSlot, ImageState>,
    recency: Recency,
    local: Lane,
    network: Lane,
    events: Receiver<Event>,
}

impl ImageStore {
    /// A store with the usual limits, see [`ImageStore::with_settings`].
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self::with_settings(ImageSettings::default(), wake)
    }

    /// An empty store; its threads start with the first image. `wake` is called from them after each event: it
    /// should make the owner call [`ImageStore::drain`] soon. The network is not allowed at first.
    pub fn with_settings(settings: ImageSettings, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (sender, events) = bounded(64);
        let worker = Worker { decode: settings.decode, agent: http_agent(&settings.http), sender, wake };
        let work: Arc<Work> = Arc::new(move |want| worker.load(want));
        Self {
            in_view: RefCell::default(),
            retry_asked: Cell::new(false),
            is_network_allowed: false,
            states: HashMap::new(),
            recency: Recency::new(settings.max_cache_bytes),
            local: Lane::new("image-file", settings.n_local_threads, work.clone()),
            network: Lane::new("image-web", settings.n_network_threads, work),
            events,
            settings,
        }
    }

    /// Whether remote images may be fetched.
    pub fn is_network_allowed(&self) -> bool {
        self.is_network_allowed
    }

    /// Allows or forbids fetching remote images. Forbidding empties their queue; a download that has begun
    /// still ends, and pictures that are here stay.
    pub fn set_network_allowed(&mut self, is_allowed: bool) {
        self.is_network_allowed = is_allowed;
        if !is_allowed {
            for slot in self.network.clear() {
                self.states.remove(&slot);
            }
        }
    }

    /// Forgets every image: another run was opened. What a thread has in hand still arrives, and is forgotten when
    /// it grows old.
    pub fn clear(&mut self) {
        self.local.clear();
        self.network.clear();
        self.states.clear();
        self.recency = Recency::new(self.settings.max_cache_bytes);
    }

    /// Says that an image is in view, in the order of importance. To be repeated in every frame: what is in view is
    /// loaded first and forgotten last. True when [`ImageStore::drain`] will queue it: make sure that it runs soon.
    pub fn want(&self, want: ImageWant) -> bool {
        let is_fetched = match want.image {
            ImageRef::None => false,
            ImageRef::Url(_) => self.is_network_allowed,
            ImageRef::Path(_) | ImageRef::Bytes(_) => true,
        };
        let is_new = is_fetched && !self.states.contains_key(&want.slot);
        self.in_view.borrow_mut().push(want);
        is_new
    }

    /// Queues what is in view and not here.
    fn queue_wanted(&mut self) {
        let in_view = self.in_view.take();
        if in_view.is_empty() {
            return;
        }
        self.recency.advance();
        let mut local = Vec::new();
        let mut network = Vec::new();
        for want in &in_view {
            match self.states.get(&want.slot) {
                None | Some(ImageState::Queued) => {
                    let lane = match &want.image {
                        ImageRef::None => continue,
                        ImageRef::Url(_) if !self.is_network_allowed => continue,
                        ImageRef::Url(_) => &mut network,
                        ImageRef::Path(_) | ImageRef::Bytes(_) => &mut local,
                    };
                    self.states.insert(want.slot, ImageState::Queued);
                    lane.push(want.clone());
                }
                Some(_) => self.recency.touch(want.slot),
            }
        }
        let dropped = self.local.put_in_front(local, self.settings.max_queued);
        let dropped_too = self.network.put_in_front(network, self.settings.max_queued);
        for slot in dropped.into_iter().chain(dropped_too) {
            self.states.remove(&slot);
        }
    }

    /// Queues what is in view, and takes in what has arrived since the last call.
    pub fn drain(&mut self) -> ImageChanges {
        if self.retry_asked.take() {
            self.forget_failures();
        }
        self.queue_wanted();
        let mut changes = ImageChanges::default();
        while let Ok(event) = self.events.try_recv() {
            changes.n_changed += 1;
            let (slot, result) = match event {
                Event::Started(slot) => {
                    self.states.insert(slot, ImageState::Loading);
                    continue;
                }
                Event::Finished(slot, result) => (slot, result),
            };
            self.local.confirm(slot);
            self.network.confirm(slot);
            let state = match result {
                Ok(picture) => {
                    self.recency.insert(slot, picture.rgba.len().max(MIN_COST_BYTES));
                    ImageState::Shown(Arc::new(picture))
                }
                Err(failure) => {
                    self.recency.insert(slot, MIN_COST_BYTES);
                    failure
                }
            };
            self.states.insert(slot, state);
        }
        for slot in self.recency.evict() {
            self.states.remove(&slot);
            changes.n_evicted += 1;
        }
        changes
    }

    /// The state of one image. What nobody asked for yet is queued, or hidden while the network is not allowed.
    pub fn state(&self, slot: ImageSlot, image: &ImageRef) -> ImageState {
        match (self.states.get(&slot), image) {
            (Some(state), _) => state.clone(),
            (None, ImageRef::Url(_)) if !self.is_network_allowed => ImageState::Hidden,
            (None, _) => ImageState::Queued,
        }
    }

    /// Asks to forget every failure: those in view load again.
    pub fn ask_retry(&self) {
        self.retry_asked.set(true);
    }

    fn forget_failures(&mut self) {
        let failed: Vec<ImageSlot> =
            self.states.iter().filter(|(_, state)| state.is_failed()).map(|(slot, _)| *slot).collect();
        for slot in failed {
            self.states.remove(&slot);
            self.recency.remove(slot);
        }
    }

    /// How many of the images it knows are in each state. Hidden ones are not known to it.
    pub fn counts(&self) -> StateCounts {
        let mut counts = StateCounts::default();
        self.states.values().for_each(|state| counts.add(state));
        counts
    }

    /// Stops the threads and waits for them.
    #[cfg(test)]
    pub(super) fn join(self) {
        let Self { local, network, events, .. } = self;
        // Without a receiver no thread can block on sending.
        drop(events);
        local.join();
        network.join();
    }
}

impl Default for ImageStore {
    /// A store that wakes nobody: for a window that is drawn anyway.
    fn default() -> Self {
        Self::new(Arc::new(|| {}))
    }
}

/// What a thread needs.
struct Worker {
    decode: DecodeLimits,
    agent: Agent,
    sender: Sender<Event>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Worker {
    /// Fetches and decodes one image; false when nobody listens any more.
    fn load(&self, want: ImageWant) -> bool {
        if !self.send(Event::Started(want.slot)) {
            return false;
        }
        // Decoders see hostile bytes: a panic in one is a broken image, not a lost thread.
        let result = std::panic::catch_unwind(AssertUnwindSafe(|| self.picture(&want)))
            .unwrap_or_else(|_| Err(ImageState::NotAnImage("the decoder gave up on it".to_owned())));
        self.send(Event::Finished(want.slot, result))
    }

    fn send(&self, event: Event) -> bool {
        let is_sent = self.sender.send(event).is_ok();
        (self.wake)();
        is_sent
    }

    fn picture(&self, want: &ImageWant) -> Result<Picture, ImageState> {
        let max_bytes = self.decode.max_source_bytes;
        let decode = |bytes: &[u8]| decode(bytes, want.slot.size, &self.decode);
        match &want.image {
            ImageRef::None => Err(ImageState::NotFound("the pair has no image".to_owned())),
            ImageRef::Path(path) => decode(&read_file(path, max_bytes)?),
            ImageRef::Url(url) => decode(&download(&self.agent, url, max_bytes)?),
            ImageRef::Bytes(bytes) if bytes.len() as u64 > max_bytes => {
                Err(too_many_bytes(Some(bytes.len() as u64), max_bytes))
            }
            ImageRef::Bytes(bytes) => decode(bytes),
        }
    }
}
