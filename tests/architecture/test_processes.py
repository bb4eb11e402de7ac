"""Helper processes are started anew, never forked: a fork keeps the lock of the open workbook."""

import ast

from tests.architecture.project import sources

FORKS = {"fork", "forkpty", "posix_spawn", "posix_spawnp"}
OWN = {"Process", "Pool", "Queue", "Pipe", "Manager", "ProcessPoolExecutor", "set_start_method"}
"""Of ``multiprocessing`` by itself: on Linux they fork before Python 3.14."""


def _calls(text: str):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func), {word.arg: word.value for word in node.keywords}


def _wrong(name: str, node: ast.Call, given: dict[str | None, ast.expr]) -> bool:
    module, _, function = name.rpartition(".")
    if module == "os" and function in FORKS:
        return True
    if function == "get_context":
        return [ast.unparse(one) for one in node.args] != ["'spawn'"]
    if module == "multiprocessing" or name == "ProcessPoolExecutor":
        return function in OWN and "mp_context" not in given
    inherits = "pass_fds" in given or ast.unparse(given.get("close_fds", ast.Constant(True))) != "True"
    return name.startswith("subprocess.") and inherits


def test_nothing_forks_or_hands_descriptors_on():
    wrong = [
        f"{path}:{node.lineno} {name}"
        for path in sources("canvas_app")
        for node, name, given in _calls(path.read_text(encoding="utf-8"))
        if _wrong(name, node, given)
    ]
    assert wrong == []


def test_it_would_be_seen():
    for text in (
        "os.fork()",
        "multiprocessing.Process(target=f)",
        "multiprocessing.get_context('fork')",
        "multiprocessing.get_context()",
        "subprocess.run(['a'], close_fds=False)",
        "subprocess.Popen(['a'], pass_fds=(3,))",
    ):
        ((node, name, given),) = _calls(text)
        assert _wrong(name, node, given), text
    ((node, name, given),) = _calls("multiprocessing.get_context('spawn')")
    assert not _wrong(name, node, given)
