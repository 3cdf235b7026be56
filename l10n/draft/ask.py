"""Have one engine draft the units of a job: cut, guard, ask, keep, judge, and ask again what came back wrong."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from l10n.draft.batch import Text, batch_of, pack
from l10n.draft.cut import cut
from l10n.draft.guard import Guarded, Restored, guard, lost_marks, peel, plain_text, restore
from l10n.draft.job import Job, Wanted
from l10n.draft.judge import fault, tidied
from l10n.draft.line import Line
from l10n.draft.project import project, spans
from l10n.draft.replies import Replies, Reply
from l10n.engines import Marks
from l10n.errors import AnswerGarbledError, EngineError, TextRefusedError
from l10n.text.joining import joiner
from l10n.text.marks import fuse, strip_marks

_FULL = 0.9
"""Of an engine's length is filled by one text: its marks and names may grow in tokens."""
_REFUSALS = 3
"""Texts in a row that are refused alone before the whole batch is taken for refused: its language, say."""
Heard = Callable[[Sequence[str]], None]
"""Takes answers as they come; called by any thread."""
PROMPT = "1"
"""Of what is asked around a text; a new one means that answers to the old one are asked for anew."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A target from an engine."""

    target: str
    date: str
    lost: tuple[str, ...] = ()
    """Marks and untouchable names that are not in it."""


@dataclass(slots=True)
class Outcome:
    """What an engine did for a job."""

    answers: dict[str, Answer] = field(default_factory=dict[str, Answer])
    """By the unit's key."""
    faults: dict[str, str] = field(default_factory=dict[str, str])
    """By the unit's key: why its answer is no draft."""
    failure: str = ""
    """Why the engine did not answer for some of them at all."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text that goes to the engine as one, and what has become of it."""

    unit: int
    """Index among the wanted."""
    before: str
    """Marks at its start, which are not sent."""
    text: str
    after: str
    guarded: Guarded
    restored: Restored | None = None
    date: str = ""
    fault: str = ""
    """What is wrong with the answer."""
    complaint: str = ""
    """What was wrong with the one before."""


class Asker:
    """One engine for one job."""

    def __init__(
        self,
        line: Line,
        job: Job,
        *,
        pool: Executor,
        replies: Replies,
        heard: Heard,
        keep: Sequence[str] = (),
        style: Sequence[str] = (),
        fresh: bool = False,
    ) -> None:
        """Ask nothing yet.

        Args:
            line: to the engine.
            job: what the units are of.
            pool: threads that may wait for the engine.
            replies: where answers are kept.
            heard: told the answers as they come, by any thread.
            keep: names that stay as they are.
            style: rules of the house for the target language.
            fresh: ask also what is known already.
        """
        self._line = line
        self._job = job
        self._pool = pool
        self._replies = replies
        self._heard = heard
        self._keep = tuple(keep)
        self._style = tuple(style)
        self._fresh = fresh
        self._said = ""
        """Why a text was refused, as the engine has it."""
        self._garbled = ""
        """What was wrong with an answer that made no sense."""
        self._told = [plain_text(wanted.text) for wanted in job.wanted]
        self._spots = {wanted.key: spot for spot, wanted in enumerate(job.wanted)}

    def run(self, wanted: Sequence[Wanted]) -> Outcome:
        """Answers for these units."""
        outcome = Outcome()
        pieces = list(self._pieces(wanted, outcome))
        pieces = self._round(pieces, wanted, outcome)
        again = [piece for piece in pieces if self._is_worth_asking(piece)]
        if again and not self._line.out:
            better = {
                id(old): new for old, new in zip(again, self._again(again, wanted, outcome), strict=True)
            }
            pieces = [better.get(id(piece), piece) for piece in pieces]
        by_unit: dict[int, list[_Piece]] = {}
        for piece in pieces:
            by_unit.setdefault(piece.unit, []).append(piece)
        for unit, parts in by_unit.items():
            self._settle(wanted[unit], parts, outcome)
        return outcome

    def unasked(self, wanted: Sequence[Wanted]) -> list[list[Text]]:
        """The calls that `run` would begin with."""
        pieces = list(self._pieces(wanted, Outcome()))
        texts = self._with_spans([self._text(piece, wanted) for piece in pieces], pieces)
        known = {} if self._fresh else self._replies.load([text.key for text in texts])
        return pack([text for text in _once(texts) if text.key not in known], self._line.traits)

    def _pieces(self, wanted: Sequence[Wanted], outcome: Outcome) -> Iterator[_Piece]:
        traits = self._line.traits

        def fits(text: str) -> bool:
            # As it is, and as tokens: whichever is longer.
            sent = max((guard(text, marks=traits.marks, keep=self._keep).sent, text), key=traits.measure)
            return traits.measure(sent) <= _FULL * (traits.longest or traits.max_length)

        for unit, one in enumerate(wanted):
            parts = cut(one.text, locale=self._job.source_locale, fits=fits)
            if parts is None:
                outcome.faults[one.key] = "a sentence is longer than the engine takes"
                continue
            for part in parts:
                before, text, after = peel(part)
                guarded = guard(text, marks=traits.marks, keep=self._keep, names=one.names)
                yield _Piece(unit, before, text, after, guarded)

    def _round(self, pieces: Sequence[_Piece], wanted: Sequence[Wanted], outcome: Outcome) -> list[_Piece]:
        """Ask for pieces as they are guarded; those that are not taken say why."""
        texts = [self._text(piece, wanted) for piece in pieces]
        every = self._with_spans(texts, pieces)
        found = self._answers(every, outcome)
        known = {text.sent: reply.text for text in every if (reply := found.get(text.key))}
        return [
            self._judged(piece, found.get(text.key), known, wanted)
            for piece, text in zip(pieces, texts, strict=True)
        ]

    def _again(self, pieces: Sequence[_Piece], wanted: Sequence[Wanted], outcome: Outcome) -> list[_Piece]:
        """Ask once more: an engine that reads is told what was wrong, another gets the text without tokens."""
        traits = self._line.traits
        if traits.context:
            again = self._round([replace(p, complaint=p.fault) for p in pieces], wanted, outcome)
        else:
            bare = [replace(p, guarded=guard(p.text, marks=Marks.NONE, keep=self._keep)) for p in pieces]
            again = self._round(bare, wanted, outcome)
        # What was nearly right the first time is better than what is all wrong now.
        return [
            old if new.restored is None and old.restored is not None else new
            for old, new in zip(pieces, again, strict=True)
        ]

    def _is_worth_asking(self, piece: _Piece) -> bool:
        traits = self._line.traits
        if not piece.fault:
            return False
        if traits.context:
            return True
        return traits.marks is Marks.TOKENS and (bool(piece.guarded.tokens) or not piece.date)

    def _judged(
        self, piece: _Piece, reply: Reply | None, known: Mapping[str, str], wanted: Sequence[Wanted]
    ) -> _Piece:
        """A piece with its answer, in the form of our texts, its marks in their places."""
        if reply is None:
            return replace(piece, restored=None, fault=self._said or "no answer came")
        restored = restore(piece.guarded, tidied(reply.text, source=piece.text))
        wrong = fault(piece.text, restored.text, target_locale=self._job.target_locale, keep=self._keep)
        if wrong:
            return replace(piece, restored=None, date=reply.date, fault=wrong)
        if lost_marks(piece.text, restored.text):
            restored = self._projected(piece, restored, known, wanted)
        fell = restored.lost and f"{' '.join(restored.lost)} did not come back as often as it was sent"
        return replace(piece, restored=restored, date=reply.date, fault=fell or "")

    def _projected(
        self, piece: _Piece, restored: Restored, known: Mapping[str, str], wanted: Sequence[Wanted]
    ) -> Restored:
        forms: dict[str, list[str]] = {}
        for name, form in wanted[piece.unit].names:
            forms.setdefault(name, []).append(form)
        for text in spans(piece.text):
            if text in known:
                forms.setdefault(text, []).append(known[text].strip())
        plain = strip_marks(restored.text)[0].strip()
        marked, lost = project(piece.text, plain, known=forms)
        names = tuple(name for name in restored.lost if not name.startswith("<"))
        return Restored(marked, (*lost, *names))

    def _with_spans(self, texts: Sequence[Text], pieces: Sequence[_Piece]) -> list[Text]:
        """All that is to be sent for pieces: of those without tokens also the words that marks stand around."""
        every: list[Text] = []
        for text, piece in zip(texts, pieces, strict=True):
            every.append(text)
            if piece.guarded.marks is Marks.NONE:
                every += [replace(text, sent=span, key=self._key(span)) for span in spans(piece.text)]
        return every

    def _text(self, piece: _Piece, wanted: Sequence[Wanted]) -> Text:
        one, sent = wanted[piece.unit], piece.guarded.sent
        spot = self._spots.get(one.key, 0)
        if not self._line.traits.context:
            return Text(sent, self._key(sent), spot)
        parts = (one.role.value, piece.complaint, *self._style, *(f"{a}={b}" for a, b in one.names))
        return Text(sent, self._key(sent, *parts), spot, one.role, piece.complaint, one.names, one.examples)

    def _key(self, sent: str, *more: str) -> bytes:
        job, traits = self._job, self._line.traits
        owner = job.report if job.confidential else ""
        engine = (self._line.kind, traits.version, traits.model, traits.where)
        return self._replies.key(PROMPT, *engine, job.source_locale, job.target_locale, owner, sent, *more)

    def _answers(self, texts: Sequence[Text], outcome: Outcome) -> dict[bytes, Reply]:
        found = {} if self._fresh else self._replies.load([text.key for text in texts])
        batches = pack([text for text in _once(texts) if text.key not in found], self._line.traits)
        waiting: list[Future[dict[bytes, Reply]]] = [self._pool.submit(self._ask, some) for some in batches]
        for future in waiting:
            try:
                found.update(future.result())
            except EngineError as error:
                outcome.failure = outcome.failure or str(error)
        outcome.failure = outcome.failure or self._garbled
        return found

    def _ask(self, texts: Sequence[Text]) -> dict[bytes, Reply]:
        """Ask for a batch; what came is kept before anything else is done with it."""
        batch = batch_of(
            texts,
            source_locale=self._job.source_locale,
            target_locale=self._job.target_locale,
            style=self._style,
            title=self._job.title,
            told=self._told,
            traits=self._line.traits,
        )
        try:
            answers = self._line.ask(batch)
        except TextRefusedError as error:
            self._said = str(error)
            return self._one_by_one(texts) if len(texts) > 1 else {}
        except AnswerGarbledError as error:
            self._garbled = str(error)
            half = len(texts) // 2
            return {**self._ask(texts[:half]), **self._ask(texts[half:])} if half else {}
        today = datetime.now(UTC).date().isoformat()
        found = {
            text.key: Reply(answer, today)
            for text, answer in zip(texts, answers, strict=True)
            if answer is not None
        }
        locale = self._job.target_locale
        # What is plainly no answer is not kept: the next run asks again.
        good = {
            text.key: found[text.key]
            for text in texts
            if text.key in found and not fault(text.sent, found[text.key].text, target_locale=locale)
        }
        self._replies.store(good, report=self._job.report)
        self._heard([reply.text for reply in good.values()])
        return found

    def _one_by_one(self, texts: Sequence[Text]) -> dict[bytes, Reply]:
        found: dict[bytes, Reply] = {}
        refused = 0
        for text in texts:
            answer = self._ask([text])
            refused = 0 if answer else refused + 1
            found.update(answer)
            if not found and refused >= _REFUSALS:
                break
        return found

    def _settle(self, wanted: Wanted, pieces: Sequence[_Piece], outcome: Outcome) -> None:
        """The answer of a unit from those of its pieces."""
        bad = next((piece.fault for piece in pieces if piece.restored is None), "")
        if bad:
            outcome.faults.setdefault(wanted.key, bad)
            return
        glue = [joiner(self._job.target_locale)] * (len(pieces) - 1)
        whole = [f"{p.before}{p.restored.text}{p.after}" for p in pieces if p.restored]
        target = fuse(whole, glue)
        lost = [mark for piece in pieces if piece.restored for mark in piece.restored.lost]
        marks = lost_marks(wanted.text, target)
        if marks and not any(mark.startswith("<") for mark in lost):
            target, lost = strip_marks(target)[0], [*lost, *marks]
        outcome.answers[wanted.key] = Answer(target, max(piece.date for piece in pieces), tuple(lost))


def _once(texts: Sequence[Text]) -> list[Text]:
    return list({text.key: text for text in reversed(texts)}.values())[::-1]
