"""From arguments to an exit code: 0 done, 1 the person's data or file is at fault, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from canvas_app.cli import arguments, ending, window_command
from canvas_app.cli.arguments import Given, UsageError
from canvas_app.cli.output import Output
from canvas_app.domain.errors import PersonError

COMMANDS = {
    "new": "file_commands:new",
    "import": "data_commands:import_",
    "export": "export_command:export",
    "info": "data_commands:info",
    "explain": "data_commands:explain",
    "check": "file_commands:check",
    "backup": "file_commands:backup",
    "backups": "rescue_commands:backups",
    "restore": "rescue_commands:restore",
    "rescue": "rescue_commands:rescue",
}
"""Where each command is; only the one that is run is imported, and none when the window opens."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (default: of this process) and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    name = words[0] if words and words[0] in COMMANDS else ""
    output = Output(arguments.language_of(words))
    if {"-h", "--help"}.intersection(words):
        output.line(output.say("cmd.help", kinds=arguments.kinds_of_tables()))
        return 0
    if words == ["--version"]:
        output.line(output.version())
        return 0
    given = Given()
    try:
        given = arguments.parse(name, words[1:] if name else words)
        if not name:
            return window_command.open_window(given)
        with ending.raised():
            _command(name)(given, output)
        _tidy(given)
    except UsageError as error:
        reason = output.say(error.key, **error.params)
        output.error(output.say("cmd.usage", reason=reason, usage=arguments.usage(name)))
        return 2
    except PersonError as error:
        _tell(error, name, given, output)
        _tidy(given)
        return 1
    except BrokenPipeError:  # whoever read our output has enough; Python must not flush into it at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        output.error(output.say("cmd.stopped"))
        return 130
    except ending.Ended as ended:
        output.error(output.say("cmd.stopped"))
        return 128 + ended.number
    return output.exit_code


def _tell(error: PersonError, name: str, given: Given, output: Output) -> None:
    """Print what ``error`` means and what helps, as one line."""
    from canvas_app.cli.file_advice import advice, known_by_name

    told = known_by_name(error, given)
    sentence = output.say(f"error.{told.code}", **told.params)
    output.error(f"{sentence} {advice(error, name, given, output)}".rstrip())


def _tidy(given: Given) -> None:
    """Remove what killed programs left beside the files of this command, and among what the program keeps."""
    from canvas_app.services.files import sweep_leftovers

    sweep_leftovers(*(value for value in vars(given).values() if isinstance(value, Path)))


def _command(name: str) -> Callable[[Given, Output], None]:
    module, _, function = COMMANDS[name].partition(":")
    found: Callable[[Given, Output], None] = getattr(import_module(f"canvas_app.cli.{module}"), function)
    return found
