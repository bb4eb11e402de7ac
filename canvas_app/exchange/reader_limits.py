"""What a process that reads a hostile table may take of the computer, set by itself before it reads."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress

from canvas_app.exchange import limits

OUT_OF_MEMORY = 77
"""The exit code of a reader that needed more memory than it may have."""
_GRACE = 5  # seconds
_LOOK = 0.2  # seconds between two looks at the memory where the system does not limit it


def limit_myself() -> None:
    """Limit memory and time of this process for good; more is refused or ends it."""
    if sys.platform == "win32":
        with suppress(OSError):
            _join_a_job(limits.READER_MEMORY, limits.READER_SECONDS)
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, limits.READER_MEMORY),
        (resource.RLIMIT_CPU, limits.READER_SECONDS),
    ):
        with suppress(OSError, ValueError):
            _, allowed = resource.getrlimit(what)
            # The harder limit of time lies above: at that one the system kills without saying why.
            hard = most + (_GRACE if what == resource.RLIMIT_CPU else 0)
            hard = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
            resource.setrlimit(what, (min(most, hard), hard))
    if sys.platform != "linux":  # macOS takes the limit of memory and does not hold it
        threading.Thread(target=_watch_memory, daemon=True).start()


def _watch_memory() -> None:
    """End the process once it has needed more memory than it may have."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= limits.READER_MEMORY:
        time.sleep(_LOOK)
    os._exit(OUT_OF_MEMORY)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _PROCESS_TIME, _PROCESS_MEMORY, _END_WITH_JOB = 0x2, 0x100, 0x2000
    _TICKS = 10_000_000  # of 100 ns in a second

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _join_a_job(memory: int, seconds: int) -> None:
        """Put this process into a job object that limits it; the job lives as long as the process.

        Raises:
            OSError: the system refuses.

        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        wanted = _Limits(process_memory=memory)
        wanted.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _END_WITH_JOB
        wanted.basic.process_time = seconds * _TICKS
        size = ctypes.sizeof(wanted)
        if not (
            job
            and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), size)
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        ):
            raise ctypes.WinError(ctypes.get_last_error())
