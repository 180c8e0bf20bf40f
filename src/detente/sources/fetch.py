"""How is one address fetched politely? Robots asked first, one host at a time with a pause, redirects checked hop by hop, told to wait it waits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from protego import Protego

from detente.errors import InputError
from detente.sources.addresses import Network, Resolve, Target, look_up, target_of
from detente.sources.download import AGENT, Answer, Limits, download

MOST_HOPS = 5
MOST_TRIES = 3
LONGEST_WAIT = 300.0
LONGEST_PAUSE = 60.0
ROBOTS_BYTES = 500 * 1024  # as RFC 9309 asks for at least
ROBOTS_AGE = timedelta(hours=24)  # as it allows at most
MOVED = {301, 302, 303, 307, 308}
BUSY = {429, 503}
ALL_ALLOWED = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True, slots=True)
class World:
    """What fetching needs of the world outside: a clock, a way to wait, the names of hosts."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    resolve: Resolve = look_up


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after the other; remembers each host's robots and when it was last asked."""

    world: World
    allowed: Sequence[Network] = ()
    pause: float = 5.0
    limits: Limits = field(default_factory=Limits)
    _robots: dict[str, tuple[datetime, Protego]] = field(default_factory=dict)
    _asked: dict[str, datetime] = field(default_factory=dict)

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer at the end of at most five redirects; refused if robots or the address forbid it on any of them."""
        for _ in range(MOST_HOPS + 1):
            target = self._target(url)
            robots = self._robots_of(target)
            if not robots.can_fetch(url, AGENT):
                raise InputError(f"is not to be fetched: the robots.txt of {target.named} forbids it")
            answer = self._patiently(target, headers or {}, pause=max(self.pause, min(robots.crawl_delay(AGENT) or 0, LONGEST_PAUSE)))
            moved = answer.header("location") if answer.status in MOVED else None
            if moved is None:
                return answer
            url = urljoin(url, moved.strip())
        raise InputError(f"is redirected more than {MOST_HOPS} times")

    def _target(self, url: str) -> Target:
        return target_of(url, resolve=self.world.resolve, allowed=self.allowed)

    def _patiently(self, target: Target, headers: Mapping[str, str], *, pause: float) -> Answer:
        """The answer, asked again as the server tells when it is busy."""
        for tries in range(1, MOST_TRIES + 1):
            answer = self._ask(target, headers, pause=pause)
            if answer.status not in BUSY:
                return answer
            wait = self._told_wait(answer.header("retry-after"))
            if tries == MOST_TRIES or wait > LONGEST_WAIT:
                break
            self.world.sleep(wait)
        raise InputError(f"is busy (status {answer.status}, asked {tries} times; it says to wait {wait:g} s); ask again later")

    def _told_wait(self, written: str | None) -> float:
        if written is None:
            return self.pause
        if written.strip().isdigit():
            return float(written)
        try:
            until = parsedate_to_datetime(written)
        except (ValueError, TypeError):
            return self.pause
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - self.world.now()).total_seconds())

    def _ask(self, target: Target, headers: Mapping[str, str], *, pause: float, robots: bool = False) -> Answer:
        last = self._asked.get(target.host)
        if last is not None and (left := pause - (self.world.now() - last).total_seconds()) > 0:
            self.world.sleep(left)
        limits = Limits(self.limits.seconds, ROBOTS_BYTES) if robots else self.limits
        try:
            return download(target, headers=headers, limits=limits, cut=robots)
        finally:
            self._asked[target.host] = self.world.now()

    def _robots_of(self, target: Target) -> Protego:
        """The host's rules: none if it has no robots.txt; refused for now if it could not say (RFC 9309)."""
        origin = f"{'https' if target.secure else 'http'}://{target.named}"
        asked = self._robots.get(origin)
        if asked is None or self.world.now() - asked[0] > ROBOTS_AGE:
            asked = self._robots[origin] = (self.world.now(), Protego.parse(self._robots_text(f"{origin}/robots.txt")))
        return asked[1]

    def _robots_text(self, url: str) -> str:
        asked = url
        for _ in range(MOST_HOPS + 1):
            try:
                answer = self._ask(self._target(url), {}, pause=self.pause, robots=True)
            except InputError as error:
                raise InputError(f"is not to be fetched now: {asked} {error}") from error
            moved = answer.header("location") if answer.status in MOVED else None
            if moved is None:
                break
            url = urljoin(url, moved.strip())
        if answer.status == 200:
            return answer.body.decode("utf-8-sig", "replace")
        if 400 <= answer.status < 500 and answer.status != 429:
            return ALL_ALLOWED
        raise InputError(f"is not to be fetched now: {asked} answers with status {answer.status}")
