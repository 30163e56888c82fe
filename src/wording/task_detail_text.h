// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The longer texts about one task, in one include.
#include "wording/clip_sentence.h"
#include "wording/task_facts.h"
#include "wording/task_tool_tips.h"
#include "wording/time_line.h"
#include "wording/what_next.h"
