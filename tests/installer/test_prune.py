"""What goes into the bundle and what stays out."""

import pytest

from installer.prune import keeps

VENV = "/build/venv/lib/python3.11/site-packages/"
KEPT = [
    ("PySide6/Qt/lib/libQt6Widgets.so.6", VENV),
    ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", VENV),
    ("PySide6/Qt/plugins/platforms/libqoffscreen.so", VENV),
    ("PySide6/Qt/plugins/imageformats/libqsvg.so", VENV),
    ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", VENV),
    ("PySide6\\plugins\\platforms\\qwindows.dll", "C:\\venv\\"),
    ("PySide6/Qt/translations/qtbase_ru.qm", VENV),
    ("matplotlib/mpl-data/matplotlibrc", VENV),
    ("matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf", VENV),
    ("matplotlib/mpl-data/fonts/ttf/LastResortHE-Regular.ttf", VENV),
    ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", VENV),
    ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"),
    ("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3"),
    ("python3.11/lib-dynload/_ctypes.so", "/usr/lib/python3.11/lib-dynload/_ctypes.so"),
    ("resources/content/blocks.toml", "/checkout/resources/content/blocks.toml"),
]
LEFT_OUT = [
    ("libstdc++.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6"),
    ("libX11.so.6", "/usr/lib/x86_64-linux-gnu/libX11.so.6"),
    ("libgtk-3.so.0", "/lib/x86_64-linux-gnu/libgtk-3.so.0"),
    ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6"),
    ("PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6", VENV),
    ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", VENV),
    ("PySide6/Qt/plugins/platforms/libqvnc.so", VENV),
    ("PySide6/Qt/plugins/tls/libqopensslbackend.so", VENV),
    ("PySide6/Qt/translations/qtbase_de.qm", VENV),
    ("PySide6/Qt/translations/qt_help_ru.qm", VENV),
    ("matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf", VENV),
    ("matplotlib/mpl-data/sample_data/Minduka_Present_Blue_Pack.png", VENV),
    ("pillow.libs/libavif-c6062d5f.so.16.4.2", VENV),
    ("reportlab/fonts/Vera.ttf", VENV),
]


def source_of(target, source):
    return source + target if source == VENV else source


@pytest.mark.parametrize(("target", "source"), KEPT)
def test_what_the_program_loads_is_kept(target, source):
    assert keeps(target, source_of(target, source))


@pytest.mark.parametrize(("target", "source"), LEFT_OUT)
def test_what_the_system_has_or_nobody_loads_is_left_out(target, source):
    assert not keeps(target, source_of(target, source))
