"""Run a program that ends when its parent ends, if need be under a name other than root.

Run as a file, not as a module, so that it starts in a few milliseconds:

    python -I -S tether.py PARENT_PID SIGNAL IDENTITY COMMAND [ARGUMENT…]

Linux sends SIGNAL when the parent dies, even by SIGKILL; elsewhere the program merely starts.
IDENTITY says who the program believes to be, since PostgreSQL refuses to run as root:
`self` changes nothing; `namespace` keeps the user but shows it as *nobody* inside a user
namespace; `nobody` really becomes that user, with the one right to pass through directories.
"""

import ctypes
import os
import pwd
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_KEEPCAPS = 8
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_CAP_DAC_OVERRIDE = 1
_CAPABILITY_VERSION_3 = 0x20080522
_CLONE_NEWUSER = 0x10000000

ON_LINUX = sys.platform == "linux"


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapabilitySet(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def _call(name: str, *arguments: object) -> None:
    """Call a function of the C library; raise OSError when it answers with an error."""
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def die_with_parent(death_signal: int) -> None:
    """Ask the kernel for `death_signal` when the parent of this process ends (Linux only).

    It is the *thread* that made this process whose end counts, and a change of user
    takes the wish back: call this last.
    """
    if ON_LINUX:
        _call("prctl", _PR_SET_PDEATHSIG, death_signal, 0, 0, 0)


def look_like_nobody() -> None:
    """Enter a user namespace in which the present user carries the number of *nobody*.

    Not just any number: initdb looks its user up in /etc/passwd.
    Raises OSError where user namespaces are forbidden.
    """
    user, group = os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    _call("unshare", _CLONE_NEWUSER)
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny", encoding="ascii")
    (own / "uid_map").write_text(f"{nobody.pw_uid} {user} 1", encoding="ascii")
    (own / "gid_map").write_text(f"{nobody.pw_gid} {group} 1", encoding="ascii")


def become_nobody() -> None:
    """Give up root for *nobody*, keeping only the right to pass through closed directories.

    Without that right a checkout under /root, which nobody can enter, would have to be copied.
    Raises OSError where the process may not change its user.
    """
    nobody = pwd.getpwnam("nobody")
    if ON_LINUX:
        _call("prctl", _PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
    if ON_LINUX:
        _keep_only_passage()


def _keep_only_passage() -> None:
    """Drop every capability but CAP_DAC_OVERRIDE, and hand that one to the next program."""
    bit = 1 << _CAP_DAC_OVERRIDE
    header = _CapabilityHeader(_CAPABILITY_VERSION_3, 0)
    sets = (_CapabilitySet * 2)(_CapabilitySet(bit, bit, bit), _CapabilitySet(0, 0, 0))
    _call("capset", ctypes.byref(header), sets)
    _call("prctl", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_OVERRIDE, 0, 0)


_IDENTITIES = {
    "self": lambda: None,
    "namespace": look_like_nobody,
    "nobody": become_nobody,
}


def main(arguments: list[str]) -> None:
    """Take on the identity, tie this process to its parent, become the command."""
    parent, death_signal, identity, *command = arguments
    try:
        _IDENTITIES[identity]()
        die_with_parent(signal.Signals[f"SIG{death_signal}"])
    except OSError as error:
        sys.exit(f"{identity}: {error}")
    if ON_LINUX and os.getppid() != int(parent):
        sys.exit("the parent ended before its child had started")
    os.execvp(command[0], command)  # noqa: S606 - to become the program is the point


if __name__ == "__main__":
    main(sys.argv[1:])
