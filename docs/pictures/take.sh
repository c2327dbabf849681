#!/bin/sh
# Takes the pictures of this folder anew: plays a day at the demo by a clock that is moved, and looks at it with Chromium.
set -eu
cd "$(dirname "$0")/../.."
dotnet build tests/TwoWayChat.BrowserTests -c Release -v q -nologo
tests/TwoWayChat.BrowserTests/bin/Release/net10.0/TwoWayChat.BrowserTests -noLogo -explicit only -class '*DocumentationPictures'
