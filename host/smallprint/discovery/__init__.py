"""Discovery: is this page a privacy policy, and where is the policy of its site?

recognition = recognise(policy)
candidates = find_candidates(page.frames)
detection = detect(policy, page.frames)     both in one
"""

from smallprint.discovery.candidates import find_candidates
from smallprint.discovery.detection import detect
from smallprint.discovery.recognise import Recognition, recognise

__all__ = ["Recognition", "detect", "find_candidates", "recognise"]
